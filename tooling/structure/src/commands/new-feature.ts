import { parseArgs } from 'node:util'

import { createFeature, planFeature, type NewFeature } from '../grow/new-feature.ts'
import { StructureError } from '../structure-error.ts'
import { readWorkspace } from '../workspace/workspace.ts'
import type { Command } from './command.ts'

export const newFeature: Command = {
  usage: 'new:feature <name> [--table <name>] [--dry-run]',
  purpose: 'A working slice: tables, endpoints, tests.',
  run: async (args) => {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { table: { type: 'string' }, 'dry-run': { type: 'boolean' } },
    })
    const [feature, ...more] = positionals
    if (feature === undefined || more.length > 0) {
      throw new StructureError('Name one feature, as in: pnpm new:feature sticky-notes')
    }
    const root = process.cwd()
    const plan = await planFeature(readWorkspace(root), feature, values.table)
    console.log(render(plan))
    if (values['dry-run']) {
      console.log('\nNothing was written.')
      return 0
    }
    await createFeature(root, plan)
    console.log(`\nDone. Begin with ${plan.dir}/README.md; "npx -y pnpm test" runs its tests.`)
    return 0
  },
}

function render({ names, dir, files, edits }: NewFeature): string {
  const written = [
    ...files.map(({ path }) => path),
    `migrations/<time>_create_${names.table}/migration.sql`,
    'turbo.json',
  ].toSorted()
  return [
    `The model ${names.Model}, the table "${names.table}", the procedures ${names.export}.create, get, list, update, remove.`,
    '',
    'creates',
    ...written.map((path) => `  ${dir}/${path}`),
    'edits',
    ...edits.map(({ file, line }) => `  ${file}  + ${line}`),
    '  .github/CODEOWNERS',
    '  pnpm-lock.yaml',
  ].join('\n')
}
