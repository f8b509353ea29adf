import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'

import { planFeature } from '../../src/grow/new-feature.ts'
import { readWorkspace } from '../../src/workspace/workspace.ts'
import { type Files, workspaceWith } from '../check/fixture.ts'

async function planIn(files: Files, feature: string, table?: string) {
  using workspace = workspaceWith(files)
  return await planFeature(readWorkspace(workspace.root), feature, table)
}

describe('the plan of a feature', () => {
  test('has every part of a slice, and no placeholder is left', async () => {
    const { dir, files } = await planIn({}, 'sticky-notes')
    expect(dir).toBe('packages/features-sticky-notes')
    expect(files.map(({ path }) => path)).toEqual([
      'README.md',
      'models.prisma',
      'package.json',
      'src/feature.ts',
      'src/index.ts',
      'src/repo.ts',
      'src/router.ts',
      'src/schemas.ts',
      'src/service.ts',
      'src/testing.ts',
      'test/access.md',
      'test/access.test.ts',
      'test/sticky-notes.test.ts',
      'tsconfig.json',
    ])
    for (const { text } of files) expect(text).not.toMatch(/\{\{\w/)
    for (const { path, text } of files.filter((file) => file.path.endsWith('.ts'))) {
      expect(parseSync(path, text).errors).toEqual([])
    }
  })

  test('ships it under a name that an identifier can have', async () => {
    const { edits } = await planIn({}, 'sticky-notes')
    const [shipped, manifest] = edits
    expect(shipped?.text.split('\n').slice(-2)).toEqual([
      "export { stickyNotes } from '@backarch/features-sticky-notes/feature'",
      '',
    ])
    const { dependencies } = JSON.parse(manifest?.text ?? '')
    expect(Object.keys(dependencies)).toEqual([
      '@backarch/features-orders',
      '@backarch/features-sticky-notes',
      '@backarch/features-users',
      '@backarch/services-analysis',
    ])
  })

  test('goes on with the history of a feature that was removed', async () => {
    const left = {
      'packages/features-notes/README.md': 'left',
      'packages/features-notes/migrations/20260101000000_a/migration.sql': 'SELECT 1;',
    }
    expect((await planIn(left, 'notes')).dir).toBe('packages/features-notes')
  })
})

describe('a name that means something already is refused in one sentence that says what to change', () => {
  test.each([
    ['users', 'packages/features-users exists already: choose another name.'],
    ['server', 'There is a package server already: choose another name.'],
    ['service', '"service" is a kind of packages: choose another name.'],
    ['plans', 'There is a package services-plans already: choose another name.'],
    ['new', '"new" is a reserved word: choose another name.'],
    ['await', '"await" is a reserved word: choose another name.'],
    ['constructor', '"constructor" is a reserved word: choose another name.'],
    ['then', '"then" is a reserved word: choose another name.'],
    ['pages', 'The code of every feature has something else called "page": choose another name'],
    ['dates', 'The code of every feature has something else called "Date": choose another name'],
    ['lists', 'The code of every feature has something else called "listInputSchema"'],
    ['classes', '"class" is a reserved word of TypeScript: name the table otherwise, such as'],
    ['invoices-groups --table group', '"group" is a reserved word of PostgreSQL: name the table'],
    ['orders-of-users --table order', 'such as --table order_entry.'],
    ['decimals', '"Decimal" is a reserved word of Prisma: name the table otherwise'],
    ['accounts --table session', 'features-users has a model Session already: choose another'],
    ['accounts --table user_account', 'features-users has a table "user_account" already: choose'],
  ])('%s', async (words, sentence) => {
    const [feature = '', table] = words.split(' --table ')
    await expect(planIn({}, feature, table)).rejects.toThrow(sentence)
  })

  test('a folder that holds anything else', async () => {
    const files = { 'packages/features-notes/README.md': 'Ideas.' }
    await expect(planIn(files, 'notes')).rejects.toThrow('packages/features-notes exists already')
  })

  test('an export of another name', async () => {
    const shipped = "export { stickyNotes } from '@backarch/features-users/feature'\n"
    await expect(planIn({ 'apps/server/src/shipped.ts': shipped }, 'sticky-notes')).rejects.toThrow(
      'apps/server/src/shipped.ts exports stickyNotes already: choose another name than sticky-notes.',
    )
  })
})
