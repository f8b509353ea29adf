import { architectureFile, type ExceptionalRule } from '../workspace/architecture.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Found } from './breach.ts'

/** Leaves out what `architecture.json` excepts from a rule; an exception that nothing needs is a breach itself. */
export function withoutExceptions(
  workspace: Workspace,
  rule: ExceptionalRule,
  found: Found,
): Found {
  const paths = workspace.architecture.exceptions
    .filter((exception) => exception.rule === rule)
    .map(({ path }) => path)
  const unused = paths
    .filter((path) => !found.some(({ file }) => file === path))
    .map((path) => ({
      file: architectureFile,
      line: 1,
      path: [],
      message: `${path} is excepted from ${rule} and need not be.`,
      instead: 'Remove it from the exceptions.',
    }))
  return [...found.filter(({ file }) => !paths.includes(file)), ...unused]
}
