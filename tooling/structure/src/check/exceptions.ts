import {
  architectureFile,
  architectureLine,
  type ExceptionalRule,
} from '../workspace/architecture.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Found } from './breach.ts'

/** Leaves out what `architecture.json` excepts from a rule; an exception that nothing needs is a breach itself. */
export function withoutExceptions(
  workspace: Workspace,
  rule: ExceptionalRule,
  found: Found,
): Found {
  const exceptions = workspace.architecture.exceptions.flatMap(({ path, ...exception }, at) =>
    exception.rule === rule ? [{ path, at }] : [],
  )
  const paths = exceptions.map(({ path }) => path)
  const unused = exceptions
    .filter(({ path }) => !found.some(({ file }) => file === path))
    .map(({ path, at }) => ({
      file: architectureFile,
      line: architectureLine(workspace.root, ['exceptions', at, 'path']),
      path: [],
      message: `${path} is excepted from ${rule} and need not be.`,
      instead: 'Remove it from the exceptions.',
    }))
  return [...found.filter(({ file }) => !paths.includes(file)), ...unused]
}
