import { references } from '../../workspace/edges.ts'
import type { Rule } from '../breach.ts'

/** A package is entered through what its `exports` lists, one by one. */
export const publicEntry: Rule = (workspace) => [
  ...workspace.packages.flatMap(({ folder, dir, entries }) =>
    [...entries]
      .filter(([entry]) => entry.includes('*'))
      .map(([entry, { line }]) => ({
        file: `${dir}/package.json`,
        line,
        path: [],
        message: `${folder} exports "${entry}", which opens all its files.`,
        instead: 'List each entry by name.',
      })),
  ),
  ...references(workspace).flatMap(({ from, to, file, line, entry }) => {
    if (entry === null || to.entries.has(entry)) return []
    const open = to.entries.size === 0 ? 'nothing' : [...to.entries.keys()].join(', ')
    return [
      {
        file,
        line,
        path: [from.folder, to.folder],
        message: `${to.name} has no entry "${entry}"; it exports ${open}.`,
        instead: `Import from an entry of ${to.folder}, or export what is needed from one.`,
      },
    ]
  }),
]
