import { parseArgs } from 'node:util'

import { mentionsOf } from '../grow/mentions.ts'
import { planRemoval, removeFeature as remove, type Removal } from '../grow/remove-feature.ts'
import { StructureError } from '../structure-error.ts'
import { readWorkspace } from '../workspace/workspace.ts'
import type { Command } from './command.ts'

export const removeFeature: Command = {
  usage: 'remove:feature <name> [--drop-tables] [--force] [--dry-run]',
  purpose: 'The inverse; tables stay unless told.',
  run: async (args) => {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'drop-tables': { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    })
    const [feature, ...more] = positionals
    if (feature === undefined || more.length > 0) {
      throw new StructureError('Name one feature, as in: pnpm remove:feature sticky-notes')
    }
    const root = process.cwd()
    const options = { dropTables: values['drop-tables'], force: values.force }
    const removal = planRemoval(readWorkspace(root), feature, options)
    console.log(render(removal))
    if (values['dry-run']) {
      console.log('\nNothing was changed.')
      return 0
    }
    await remove(root, removal)
    console.log('\nDone.')
    const mentions = mentionsOf(root, removal.folder)
    if (mentions.length > 0) console.log(['Still named in', ...mentions].join('\n  '))
    return 0
  },
}

function render({ folder, dir, tables, dropsTables, edits }: Removal): string {
  const drop = `${dir}/migrations/<time>_drop_${folder.replace('features-', '')}/migration.sql`
  return [
    'removes',
    `  ${dir}${dropsTables ? ', but for its migrations' : ''}`,
    ...(dropsTables ? ['creates', `  ${drop}`, `  ${dir}/README.md`] : []),
    'edits',
    ...edits.map(({ file, line }) => `  ${file}  - ${line}`),
    '  .github/CODEOWNERS',
    '  pnpm-lock.yaml',
    ...(tables.length === 0 ? [] : ['', aboutTables(tables, dropsTables)]),
  ].join('\n')
}

function aboutTables(tables: readonly string[], dropsTables: boolean): string {
  const list = tables.map((table) => `"${table}"`).join(', ')
  return dropsTables
    ? `The next start drops ${list}, with every row.`
    : `Databases keep ${list} and every row, and no code knows them; --drop-tables has the next start drop them.`
}
