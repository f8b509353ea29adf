import { type BadWorkspace, extended, orders, plans } from './bad-workspace.ts'

const step = `${orders}/migrations/20260101000001_orders/migration.sql`
const toUsers = ['features-orders', 'features-users']

/** A statement in a migration of orders, on its second line. */
const inMigration = (what: string, sql: string): BadWorkspace => ({
  what: `a migration that ${what}`,
  files: extended(step, sql),
  where: `${step}:2`,
  path: toUsers,
  advises: 'Move the statement into a step of packages/features-users/migrations',
})
/** A line of code in a source of orders. */
const inSource = (what: string, code: string): BadWorkspace => ({
  what: `a source with ${what}`,
  files: { [`${orders}/src/a.ts`]: `\n${code}\n` },
  where: `${orders}/src/a.ts:2`,
  path: toUsers,
  advises: 'Call a function that features-users exports',
})
const unknowable = (what: string, code: string): BadWorkspace => ({
  ...inSource(what, code),
  path: [],
  says: 'at run time',
  advises: 'Write it out',
})

export const badTables = {
  'own-tables': [
    inMigration('alters another’s table', 'ALTER TABLE "user_account" ADD COLUMN "x" TEXT;'),
    inMigration('creates another’s table', 'CREATE TABLE "user_session" ("id" UUID NOT NULL);'),
    inMigration('drops another’s table', 'DROP TABLE IF EXISTS "user_session" CASCADE;'),
    inMigration('renames another’s table', 'ALTER TABLE "user_account" RENAME TO "account";'),
    inMigration('renames another’s column', 'ALTER TABLE user_account RENAME COLUMN a TO b;'),
    inMigration('writes into another’s table', 'UPDATE public.user_account SET email = id;'),
    inMigration(
      'copies from another’s table',
      'INSERT INTO customer_order SELECT id, id FROM user_account;',
    ),
    inMigration(
      'reads another’s table in a condition',
      'DELETE FROM customer_order WHERE user_id NOT IN (SELECT id FROM user_account);',
    ),
    inMigration('deletes with another’s table', 'DELETE FROM customer_order USING user_account;'),
    inMigration(
      'reads another’s table behind a query of its name',
      'WITH user_account AS (SELECT * FROM user_account) SELECT * FROM user_account;',
    ),
    inMigration(
      'writes into another’s table beside a query of its name',
      'WITH user_account AS (SELECT 1 AS id) INSERT INTO user_account SELECT id FROM user_account;',
    ),
    inMigration('empties another’s table', 'TRUNCATE user_account;'),
    inMigration('copies another’s structure', 'CREATE TABLE "backup" (LIKE "user_account");'),
    inMigration('views another’s table', 'CREATE VIEW "mails" AS SELECT email FROM user_account;'),
    inMigration('indexes another’s table', 'CREATE INDEX "i" ON "user_account"("email");'),
    inMigration('drops another’s index', 'DROP INDEX "user_account_email_idx";'),
    inMigration('extends another’s enum', 'ALTER TYPE "user_standing" ADD VALUE \'gone\';'),
    inMigration('drops another’s enum', 'DROP TYPE "user_standing";'),
    inMigration('renames another’s enum', 'ALTER TYPE "user_standing" RENAME TO "standing";'),
    inMigration(
      'hangs a trigger on another’s table',
      'CREATE TRIGGER t AFTER INSERT ON user_account FOR EACH ROW EXECUTE FUNCTION f();',
    ),
    inMigration('drops a trigger of another’s table', 'DROP TRIGGER t ON user_account;'),
    inMigration('locks another’s table', 'LOCK TABLE user_account;'),
    inMigration('comments on another’s table', "COMMENT ON TABLE user_account IS 'x';"),
    inMigration('comments on another’s column', "COMMENT ON COLUMN user_account.id IS 'x';"),
    inMigration('grants another’s table', 'GRANT SELECT ON user_account TO public;'),
    inMigration('names another’s table in a text', "SELECT 'user_account'::regclass;"),
    inMigration('has code for another’s table', 'DO $$ BEGIN DELETE FROM user_account; END $$;'),
    inMigration(
      'has a function for another’s table',
      'CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM user_account $$;',
    ),
    inMigration('drops a table that only another’s history knows', 'DROP TABLE "user_device";'),
    inMigration('drops another’s view', 'DROP VIEW "user_mail";'),
    inMigration('alters another’s sequence', 'ALTER SEQUENCE "user_number" RESTART;'),
    inMigration('advances another’s sequence', "SELECT nextval('user_number');"),
    inMigration('drops a table that a query made', 'DROP TABLE "user_copy";'),
    inMigration('drops a table that was renamed', 'DROP TABLE "user_gadget";'),
    {
      what: 'a step far down in a migration, after a comment and other letters',
      files: extended(step, '-- Ünïcödé', '', '/* two', 'lines */', 'DROP TABLE "user_account";'),
      where: `${step}:6`,
      path: toUsers,
    },
    {
      what: 'a migration that PostgreSQL would not understand',
      files: extended(step, 'ALTER TABEL "customer_order";'),
      where: `${step}:1`,
    },
    {
      what: 'what a removed feature left, altering another’s table',
      files: {
        'packages/features-gone/migrations/20260101000009_over/migration.sql':
          'DROP TABLE "user_account";\n',
      },
      where: 'packages/features-gone/migrations/20260101000009_over/migration.sql:1',
      path: ['features-gone', 'features-users'],
    },
    inSource('a tagged query', 'db.$queryRaw`SELECT * FROM user_account WHERE id = ${id}`'),
    inSource('a tagged command', 'ctx.db.$executeRaw`DELETE FROM "user_account"`'),
    inSource('an unsafe query', "db.$queryRawUnsafe('SELECT * FROM customer_order, user_account')"),
    inSource('a fragment', 'Prisma.sql`JOIN user_account ON ${a} = b`'),
    inSource('a raw fragment', "Prisma.raw('user_account')"),
    inSource('a query of the driver', "pool.query('TABLE user_account')"),
    inSource('a query with a name', "pool.query({ text: 'TABLE user_account', values: [] })"),
    inSource('a query under another name', "run('select * from user_account')"),
    inSource('a query after a comment', "run('-- all\\nselect * from user_account')"),
    inSource('a query in brackets', "run('(select * from user_account)')"),
    inSource('a query that is summed up', "run('select * ' + 'from user_account')"),
    inSource('a query that is joined', "run(['select *', 'from user_account'].join(' '))"),
    inSource('a composed query', 'run(`select * from user_account where ${where} order by 1`)'),
    inSource('a query nobody can parse', 'run(`select * from user_account ${where}`)'),
    inSource('a composed query in its place', 'db.$queryRaw`TABLE "user_account" ${more}`'),
    inSource('a constant handed over later', "const text = 'user_account u'\npool.query(text)"),
    inSource('a command in a transaction', "run('begin; delete from user_account; commit')"),
    inSource('a sentence that is none', "run('Select * from user_account')"),
    inSource('half a statement', "run('select * from user_account where ')"),
    inSource('a command in lower case', "run('drop table if exists user_account')"),
    inSource('Prisma’s accessor', 'export const all = (anything) => anything.user.findMany({})'),
    inSource('Prisma’s accessor by a text', "export const all = (db) => db['user']"),
    inSource('Prisma’s accessor, perhaps', 'export const all = (db) => db.user?.count()'),
    inSource('Prisma’s accessor for later', 'const users = tx.user'),
    inSource('Prisma’s accessor taken out', 'const { user: accounts } = ctx.db'),
    inSource('Prisma’s accessor taken out below', 'export const all = ({ db: { user } }) => user'),
    inSource(
      'Prisma’s accessor taken out by default',
      'export const all = ({ user } = db) => user',
    ),
    inSource(
      'Prisma’s accessor taken out deep down',
      'export const a = ({ db: { user } = b }) => user',
    ),
    inSource('Prisma’s accessor assigned', '({ user: users } = ctx.db)'),
    inSource('Prisma’s accessor handed in', 'export const all = ({ user }) => user.findMany()'),
    inSource('Prisma’s accessor of a transaction', '(await open()).user.create({ data })'),
    unknowable('a table that is chosen later', 'db.$queryRawUnsafe(`DELETE FROM ${table}`)'),
    unknowable('a quoted table that is chosen later', 'db.$executeRawUnsafe(`DROP TABLE "${a}"`)'),
    unknowable('half a table’s name', 'db.$executeRawUnsafe(`DELETE FROM user_${kind}`)'),
    unknowable(
      'a further table that is chosen later',
      'db.$queryRawUnsafe(`SELECT 1 FROM a, ${b}`)',
    ),
    unknowable('a model that is chosen later', 'export const all = (db, name) => db[name]'),
    unknowable(
      'a model asked under a computed name',
      'export const all = (a, b) => a[b].findMany()',
    ),
    unknowable('all models taken out', 'const { order, ...rest } = ctx.db'),
    unknowable('SQL that comes from elsewhere', 'db.$queryRawUnsafe(textOf(query))'),
    {
      what: 'a test with SQL for another’s table',
      files: { [`${orders}/test/a.test.ts`]: "run('DELETE FROM user_account')" },
      where: `${orders}/test/a.test.ts:1`,
      path: toUsers,
      says: 'user_account',
      advises: 'packages/features-users/src/testing.ts',
    },
    {
      what: 'a test that asks another’s model',
      files: { [`${orders}/test/a.test.ts`]: 'await db.user.deleteMany()' },
      where: `${orders}/test/a.test.ts:1`,
      path: toUsers,
    },
    {
      what: 'a template of several lines',
      files: { [`${orders}/src/a.ts`]: 'run(`\nselect 1\nfrom\n  user_account`)' },
      where: `${orders}/src/a.ts:4`,
      path: toUsers,
    },
    {
      what: 'an app that asks a model',
      files: { 'apps/server/src/a.ts': 'export const all = (db) => db.plan.findMany()' },
      where: 'apps/server/src/a.ts:1',
      path: ['server', 'services-plans'],
    },
    {
      what: 'a promoted service that reads a feature’s table',
      files: { [`${plans}/src/a.ts`]: "export const all = 'select * from user_account'" },
      where: `${plans}/src/a.ts:1`,
      path: ['services-plans', 'features-users'],
    },
    {
      what: 'SQL in a file of its own',
      files: { [`${orders}/src/report.sql`]: 'SELECT 1;\nSELECT * FROM user_account;\n' },
      where: `${orders}/src/report.sql:2`,
      path: toUsers,
    },
  ],
} satisfies Record<string, readonly BadWorkspace[]>
