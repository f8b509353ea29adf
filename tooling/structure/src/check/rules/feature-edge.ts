import { architectureFile, architectureLine, kindsOf } from '../../workspace/architecture.ts'
import { references } from '../../workspace/edges.ts'
import type { Rule } from '../breach.ts'

/** A feature leans on another one only where `architecture.json` says so and why; no edge is left over. */
export const featureEdge: Rule = (workspace) => {
  const { architecture } = workspace
  const isFeature = (folder: string) => kindsOf(architecture, folder).includes('feature')
  const between = references(workspace).filter(
    ({ from, to }) => from !== to && isFeature(from.folder) && isFeature(to.folder),
  )

  const undeclared = between.flatMap(({ from, to, file, line, isTest }) => {
    const edges = architecture.edges.filter(
      (edge) => edge.from === from.folder && edge.to === to.folder,
    )
    if (edges.some((edge) => isTest || edge.in !== 'tests')) return []
    const why = edges.length > 0 ? 'is declared for tests alone' : 'is not declared'
    return [
      {
        file,
        line,
        path: [from.folder, to.folder],
        message: `The edge ${from.folder} → ${to.folder} ${why}.`,
        instead: `Add it to the edges of ${architectureFile} with its reason, or move what both need into a service.`,
      },
    ]
  })

  const unused = architecture.edges.flatMap((edge, at) => {
    const uses = between.filter(
      ({ from, to, entry }) => from.folder === edge.from && to.folder === edge.to && entry !== null,
    )
    const used = uses.some(({ isTest }) => isTest === (edge.in === 'tests'))
    if (used) return []
    return [
      {
        file: architectureFile,
        line: architectureLine(workspace.root, ['edges', at, 'to']),
        path: [edge.from, edge.to],
        message: `The edge ${edge.from} → ${edge.to} is declared${edge.in ? ' for tests' : ''} and never imported${uses.length > 0 ? ' that way' : ''}.`,
        instead:
          uses.length > 0
            ? 'Add "in": "tests" where only tests import it; remove it where sources do.'
            : 'Remove it, here and from package.json.',
      },
    ]
  })
  return [...undeclared, ...unused]
}
