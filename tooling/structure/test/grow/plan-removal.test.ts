import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { mentionsOf } from '../../src/grow/mentions.ts'
import { planRemoval, type RemovalOptions } from '../../src/grow/remove-feature.ts'
import { readWorkspace } from '../../src/workspace/workspace.ts'
import { type Files, workspaceWith } from '../check/fixture.ts'

/** Nothing of the sound workspace needs its orders any more. */
const ordersAlone: Files = {
  'packages/services-analysis/package.json': null,
  'packages/services-analysis/src/index.ts': null,
  'packages/services-analysis/test/analysis.test.ts': null,
}

const settings = ['user.name=a', 'user.email=a@b.c', 'commit.gpgSign=false'].flatMap((each) => [
  '-c',
  each,
])

function committed(files: Files) {
  const workspace = workspaceWith(files)
  const git = (...words: readonly string[]) =>
    execFileSync('git', [...settings, ...words], {
      cwd: workspace.root,
    })
  git('init', '--quiet')
  writeFileSync(join(workspace.root, '.gitignore'), 'node_modules/\n.env\n')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'all')
  return workspace
}

function plan(root: string, feature: string, options: Partial<RemovalOptions> = {}) {
  return planRemoval(readWorkspace(root), feature, { dropTables: false, force: false, ...options })
}

describe('the plan of a removal', () => {
  test('takes the line, the dependency and the edge away, and nothing else', () => {
    using workspace = committed(ordersAlone)
    const removal = plan(workspace.root, 'orders')
    expect(removal.dir).toBe('packages/features-orders')
    expect(removal.edits.map(({ file, line }) => [file, line])).toEqual([
      ['apps/server/src/shipped.ts', "export { orders } from '@backarch/features-orders/feature'"],
      ['apps/server/package.json', '"@backarch/features-orders": "workspace:*"'],
      ['architecture.json', 'features-orders → features-users'],
    ])
    const [shipped, manifest, architecture] = removal.edits.map(({ text }) => text)
    expect(shipped).toBe("export { users } from '@backarch/features-users/feature'\n")
    expect(Object.keys(JSON.parse(manifest ?? '').dependencies)).toContain(
      '@backarch/features-users',
    )
    expect(JSON.parse(architecture ?? '').edges).toEqual([])
    expect(JSON.parse(architecture ?? '').exceptions).toHaveLength(1)
  })

  test('a feature that is not shipped is removed as well', () => {
    using workspace = committed({ ...ordersAlone, 'apps/server/src/shipped.ts': 'export {}\n' })
    const files = plan(workspace.root, 'features-orders').edits.map(({ file }) => file)
    expect(files).toEqual(['apps/server/package.json', 'architecture.json'])
  })
})

describe('a removal that would break something is refused', () => {
  test('an unknown feature, naming those there are', () => {
    using workspace = committed({})
    expect(() => plan(workspace.root, 'order')).toThrow(
      'There is no feature "order"; there are orders, users.',
    )
  })

  test('one that others need, with every place: manifests, imports, tests and relations', () => {
    using workspace = committed({
      'apps/server/test/users.test.ts': "import '@backarch/features-users/feature'\n",
    })
    const [first, ...lines] = messageOf(() => plan(workspace.root, 'users')).split('\n')
    expect(first).toBe('features-users is still needed; take it out of these lines first:')
    const places = lines.map((line) => line.trim().replace(/:\d+$/, ''))
    expect(new Set(places)).toEqual(
      new Set([
        'apps/server/test/users.test.ts',
        'packages/features-orders/models.prisma',
        'packages/features-orders/package.json',
        'packages/features-orders/src/service/list-orders.ts',
        'packages/features-orders/test/orders.test.ts',
      ]),
    )
    expect(lines.every((line) => /:\d+$/.test(line))).toBe(true)
  })
})

describe('what git could not bring back is not deleted', () => {
  const refused =
    'Git could not bring these files back: commit them, or add --force if they may go.'

  test.each([
    ['changed', 'src/service.ts'],
    ['new', 'src/draft.ts'],
    ['ignored and nobody’s output', '.env'],
  ])('a file that is %s', (_, path) => {
    using workspace = committed(ordersAlone)
    const file = join('packages/features-orders', path)
    writeFileSync(join(workspace.root, file), 'export {}\n')
    expect(() => plan(workspace.root, 'orders')).toThrow(`${refused}\n  ${file}`)
    expect(plan(workspace.root, 'orders', { force: true }).folder).toBe('features-orders')
  })

  test('without a repository nothing could be', () => {
    using workspace = committed(ordersAlone)
    rmSync(join(workspace.root, '.git'), { recursive: true })
    expect(() => plan(workspace.root, 'orders')).toThrow('as this is no git repository')
  })
})

describe('the tables', () => {
  test('are named, and dropped when told', () => {
    using workspace = committed(ordersAlone)
    expect(plan(workspace.root, 'orders').dropsTables).toBe(false)
    const removal = plan(workspace.root, 'orders', { dropTables: true })
    expect(removal).toMatchObject({ dropsTables: true })
    expect(removal.tables.length).toBeGreaterThan(0)
  })

  test('a feature that owns none takes none with it', () => {
    using workspace = committed({
      ...ordersAlone,
      'packages/features-orders/models.prisma': null,
      'packages/features-orders/migrations/20260101000001_orders/migration.sql': null,
    })
    const removal = plan(workspace.root, 'orders', { dropTables: true })
    expect(removal).toMatchObject({ tables: [], dropsTables: false })
  })

  test('a step of another history that points to them needs their history to stay', () => {
    const step = 'packages/services-plans/migrations/20260105000000_b/migration.sql'
    using workspace = committed({
      ...ordersAlone,
      [step]: 'SELECT 1;\nALTER TABLE plan ADD FOREIGN KEY (id) REFERENCES "customer_order"(id);\n',
    })
    expect(() => plan(workspace.root, 'orders')).toThrow(
      `--drop-tables keeps its history for them:\n  ${step}:2`,
    )
    expect(plan(workspace.root, 'orders', { dropTables: true }).dropsTables).toBe(true)
  })
})

test('what still names a removed feature is found, and its own folder and lock file are not', () => {
  using workspace = committed({
    'README.md': '# Fixture\n\n[orders](packages/features-orders)\n',
    'pnpm-lock.yaml': 'features-orders\n',
    'docs/new.md': 'features-ordersome',
  })
  const files = mentionsOf(workspace.root, 'features-orders')
  expect(files).toContain('README.md')
  expect(files).not.toContain('pnpm-lock.yaml')
  expect(files).not.toContain('docs/new.md')
  expect(files.filter((file) => file.startsWith('packages/features-orders/'))).toEqual([])
})

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error('It was expected to be refused.')
}
