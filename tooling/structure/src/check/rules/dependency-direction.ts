import { architectureFile, kindsOf } from '../../workspace/architecture.ts'
import { references } from '../../workspace/edges.ts'
import type { Rule } from '../breach.ts'

/** A package depends only on the kinds its own kind allows, in package.json and in every import. */
export const dependencyDirection: Rule = (workspace) => {
  const { architecture } = workspace
  return references(workspace)
    .filter(({ from, to }) => from !== to)
    .flatMap(({ from, to, file, line }) => {
      const [fromKind = ''] = kindsOf(architecture, from.folder)
      const [toKind = ''] = kindsOf(architecture, to.folder)
      const allowed = architecture.kinds[fromKind]?.mayDependOn ?? []
      if (allowed.includes(toKind)) return []
      const list = allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')
      return [
        {
          file,
          line,
          path: [from.folder, to.folder],
          message: `${from.folder} (${fromKind}) must not depend on ${to.folder} (${toKind}); ${architectureFile} allows it ${list}.`,
          instead: advice(from.folder, fromKind, toKind),
        },
      ]
    })
}

function advice(folder: string, fromKind: string, toKind: string): string {
  if (toKind !== 'feature')
    return `Pass what ${folder} needs in as an argument from a package above it.`
  if (fromKind === 'service')
    return 'Move what both need into a service, and let the feature call it.'
  return `Move the code into the feature, or let the feature pass ${folder} what it needs.`
}
