import { afterAll, expect, test } from 'vitest'

import { checkStructure } from '../../src/check/check.ts'
import { syncFiles } from '../../src/sync/sync-files.ts'
import { readWorkspace } from '../../src/workspace/workspace.ts'
import { architecture, edited, extended, orders, plans, users } from './bad/bad-workspace.ts'
import { type Files, sharedWorkspace, workspaceWith } from './fixture.ts'
import { entry, manifest } from './manifest.ts'
import { soundArchitecture, soundWorkspace } from './sound-workspace.ts'

const step = `${orders}/migrations/20260101000001_orders/migration.sql`
const plansStep = `${plans}/migrations/20260101000002_plans/migration.sql`

const inMigration = (sql: string): Files => extended(step, sql)
const inSource = (code: string): Files => ({ [`${orders}/src/a.ts`]: `${code}\n` })
const inTest = (code: string): Files => ({ [`${orders}/test/a.test.ts`]: `${code}\n` })

/** What looks wrong and is right. */
const sound: Readonly<Record<string, Files>> = {
  'a foreign key to another’s table': inMigration(
    'ALTER TABLE "customer_order" ADD CONSTRAINT "f" FOREIGN KEY ("user_id") REFERENCES "user_account"("id");',
  ),
  'a comment that names another’s table': inMigration('-- DROP TABLE "user_account";'),
  'a text that names another’s table': inMigration(
    "INSERT INTO customer_order VALUES ('DELETE FROM user_account', NULL);",
  ),
  'a column named like another’s table': inMigration(
    'ALTER TABLE "customer_order" ADD COLUMN "plan" TEXT;',
  ),
  'a constraint named like another’s table': inMigration(
    'ALTER TABLE "customer_order" ADD CONSTRAINT "plan" CHECK (true);',
  ),
  'another’s enum as the type of a column': inMigration(
    'ALTER TABLE "customer_order" ADD COLUMN "standing" "user_standing";',
  ),
  'an alias named like another’s table': inMigration(
    'UPDATE customer_order AS plan SET id = plan.user_id;',
  ),
  'a query of a WITH named like another’s table': inMigration(
    'WITH plan AS (SELECT 1 AS id), more AS (SELECT * FROM plan) SELECT * FROM plan, more;',
  ),
  'a recursive query named like another’s table': inMigration(
    'WITH RECURSIVE plan AS (SELECT 1 UNION SELECT * FROM plan) SELECT * FROM plan;',
  ),
  'a table that nobody here owns': inMigration('SELECT * FROM pg_catalog.pg_class, ghost;'),
  'the catalog’s table of a name that somebody owns': inMigration(
    'SELECT * FROM information_schema.plan;',
  ),
  'a migration that was applied before a table moved, and is excepted': {
    ...inMigration('ALTER TABLE "plan" ADD COLUMN "x" TEXT;'),
    ...architecture({
      exceptions: [
        ...soundArchitecture.exceptions,
        { rule: 'own-tables', path: step, reason: 'Plans were part of the orders then.' },
      ],
    }),
  },
  'code that touches the own table': inMigration('DO $$ BEGIN DELETE FROM customer_order; END $$;'),
  'a table that was renamed': inMigration(
    'ALTER TABLE "customer_order" RENAME TO "sale";\nALTER TABLE "sale" ADD COLUMN "x" TEXT;',
  ),
  'SQL that has no table': inSource('db.$queryRaw`SELECT 42 AS answer`'),
  'SQL for another’s table in a comment': inSource('// SELECT * FROM user_account'),
  'a sentence that PostgreSQL would run': inSource("refuse('Select a role from plan')"),
  'a sentence that begins with Update': inSource("refuse('Update plan to go on, then set it.')"),
  'a sentence in lower case': inSource("test('update plan of the organization', run)"),
  'a sentence that begins with create': inSource("test('create a user_account from nothing', run)"),
  'a word that is a verb': inSource("const verbs = ['select', 'delete', 'with']"),
  'a procedure that is called query': inSource("client.canvas.query('plan')"),
  'a procedure with an object': inSource("client.canvas.query({ text: 'plan' })"),
  'a column named like another’s table beside a composed part': inTest(
    'db.$queryRaw`SELECT plan FROM customer_order ${where} ORDER BY 1`',
  ),
  'a list of parameters': inTest(
    'db.$queryRaw`SELECT 1 FROM customer_order WHERE id IN (${a}, ${b}) ${rest}`',
  ),
  'a raw thing that is not Prisma’s': inSource("String.raw`plan`\nfetcher.raw('plan')"),
  'one of the own models, chosen in the repo': extended(
    `${users}/src/repo.ts`,
    "export const count = (db: UsersDb, name: 'user' | 'session') => db[name].count()",
  ),
  'a thread that runs a file of its own': inSource(
    "new Worker(new URL('./feature.ts', import.meta.url))",
  ),
  'a folder of the package, by its URL': inTest("new URL('../..', import.meta.url)"),
  'what is taken out of something that is no client': inSource(
    'const { user } = session\n({ user } = session)\nsession.user.refresh()\nexport const all = ({ session: { user: one } }) => one',
  ),
  'an env that is not the process’s': inSource(
    '// not of the process\nexport const all = [config.server.env, run.env]',
  ),
  'a URL that is not beside the file': inSource(
    "new URL('../../features-users/src/a.ts', base)\nnew Loader('../../a.ts', import.meta.url)",
  ),
  'a feature whose name comes last, beside another call': edited(
    `${users}/src/feature.ts`,
    "{ name: 'users', router: usersRouter })",
    "{ router: usersRouter, name: 'users' })\nregister({ name: 'people' })",
  ),
  'types of the repo, passed on': extended(
    `${users}/src/index.ts`,
    "export type * from './repo.ts'",
  ),
  'a namespace and what is global': inSource('declare global {}\nnamespace A {}'),
  'an import type in a repo that is no narrowed client': extended(
    `${users}/src/repo.ts`,
    "export type A = import('@backarch/services-plans').Plan",
  ),
  'a resolve that looks no module up': inSource("Promise.resolve('@backarch/core')"),
  'SQL beside a name': inSource("pool.query({ name: 'plan and more', text: 'SELECT 1 AS one' })"),
  'an interface in a repo that extends another one': extended(
    `${users}/src/repo.ts`,
    "export interface More extends Pick<Plan, 'id'> {}",
  ),
  'exports that are one file': {
    'packages/core/package.json': manifest('core', [], { exports: './src/index.ts' }),
  },
  'exports that are conditions of one file': {
    'packages/core/package.json': manifest('core', [], { exports: entry('index') }),
  },
  'a property named like another’s model': inSource('const name = session.user.name'),
  'a method named like one of Prisma’s': inSource(
    'user.delete(id)\nplans.plan(id)\nMap.groupBy(all, f)\nstore.upsert(id)',
  ),
  'one of the own models under another name in the repo': extended(
    `${users}/src/repo.ts`,
    "export const all = (model: UsersDb['user']) => model.findMany()",
  ),
  'the own model in a test': inTest('await db.order.deleteMany()'),
  'the own table in a test': inTest('await db.$executeRaw`DELETE FROM customer_order`'),
  'a history whose last step dropped everything': {
    [`${plans}/models.prisma`]: null,
    [`${plans}/src/repo.ts`]: null,
    [`${plans}/src/index.ts`]: "export { home } from '@backarch/core'\n",
    [`${users}/src/repo.ts`]:
      soundWorkspace[`${users}/src/repo.ts`]?.replace(/import.*plans'\n/, '') ?? '',
    [`${users}/src/service.ts`]: `import type {} from '@backarch/services-plans'\n${soundWorkspace[`${users}/src/service.ts`]}`,
    [plansStep.replace('000002_plans', '000003_over')]: 'DROP TABLE "plan";\n',
  },
  'the history of a feature that is no package any more': {
    'packages/features-gone/migrations/20260101000000_gone/migration.sql':
      'CREATE TABLE "gone" ("id" UUID);\n',
    'packages/features-gone/migrations/20260101000001_over/migration.sql': 'DROP TABLE "gone";\n',
  },
  'an implicit table between two own models': {
    ...edited(
      `${users}/models.prisma`,
      'sessions Session[]',
      'sessions Session[]\n  friends User[] @relation("friends")\n  friendOf User[] @relation("friends")',
    ),
    [`${users}/migrations/20260101000004_friends/migration.sql`]:
      'CREATE TABLE "_friends" ("A" UUID, "B" UUID);\n',
  },
  'configuration in the root that imports what the registry has': {
    'vite.config.mts': "import './more.config.mts'\nimport 'vite'\n",
    'more.config.mts': 'export {}\n',
  },
  'types alone of other packages and of the slice in a repo': extended(
    `${users}/src/repo.ts`,
    "import type { A } from './service.ts'",
    "import { type B } from 'zod'",
  ),
}

const shared = sharedWorkspace()
afterAll(() => shared[Symbol.dispose]())

test.each(Object.entries(sound))('%s is no breach', async (_, files) => {
  using workspace = shared.with(files)
  expect((await checkStructure(workspace.root)).breaches).toEqual([])
})

test('a feature of two words is written as one in code', async () => {
  const folder = 'features-open-orders'
  const files: Record<string, string | null> = {}
  for (const [path, text] of Object.entries(soundWorkspace)) {
    if (path.startsWith(orders)) files[path] = null
    files[path.replace('features-orders', folder)] =
      text?.replaceAll('features-orders', folder) ?? null
  }
  for (const path of [`packages/${folder}/src/feature.ts`, 'apps/server/src/shipped.ts']) {
    files[path] =
      files[path]?.replace(/'orders'|\borders(?= })/, (name) => name.replace('o', 'openO')) ?? null
  }
  using workspace = workspaceWith({ ...files, [`${orders}/turbo.json`]: null })
  syncFiles(readWorkspace(workspace.root))
  expect((await checkStructure(workspace.root)).breaches).toEqual([])
})
