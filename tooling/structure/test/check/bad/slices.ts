import type { Files } from '../fixture.ts'
import { entries, entry, manifest } from '../manifest.ts'
import { type BadWorkspace, edited, extended, orders, plans, users } from './bad-workspace.ts'

const manifestOf = (exports: unknown): Files => ({
  [`${users}/package.json`]: manifest('features-users', ['api', 'db', 'services-plans'], {
    exports,
  }),
})
const every = entries('index', 'feature', 'schemas', 'testing')

/** A part that is not there at all. */
const absent = (path: string, says: string): BadWorkspace => ({
  what: `a feature without ${path}`,
  files: { [`${users}/${path}`]: null },
  where: `${users}/package.json:1`,
  says,
})
/** A part under a name that other codebases give it. */
const misnamed = (path: string, says: string): BadWorkspace => ({
  what: `a part called ${path}`,
  files: { [`${users}/${path}`]: 'export {}\n' },
  where: `${users}/${path}:1`,
  says,
})

export const badSlices = {
  'slice-parts': [
    absent('README.md', 'no README.md'),
    absent('tsconfig.json', 'no tsconfig.json'),
    absent('src/schemas.ts', 'no src/schemas.ts'),
    absent('src/router.ts', 'no src/router.ts'),
    absent('src/feature.ts', 'no src/feature.ts'),
    absent('src/service.ts', 'no service'),
    absent('test/users.test.ts', 'no test'),
    absent('test/access.test.ts', 'no test/access.test.ts'),
    absent('test/access.md', 'no test/access.md'),
    {
      what: 'a promoted service without a test',
      files: { [`${plans}/test/plans.test.ts`]: null },
      where: `${plans}/package.json:1`,
      says: 'no test',
    },
    {
      what: 'an orchestrator without a README',
      files: { 'packages/services-analysis/README.md': null },
      where: 'packages/services-analysis/package.json:1',
      says: 'no README.md',
    },
    {
      what: 'a service that is a file and a folder',
      files: { [`${orders}/src/service.ts`]: 'export {}\n' },
      where: `${orders}/src/service.ts:1`,
    },
    {
      what: 'a repo that is a file and a folder',
      files: { [`${orders}/src/repo.ts`]: 'export {}\n' },
      where: `${orders}/src/repo.ts:1`,
    },
    misnamed('tests/users.test.ts', 'tests/ what is test/'),
    misnamed('__tests__/users.ts', '__tests__/ what is test/'),
    misnamed('src/users.test.ts', 'test/<what>.test.ts'),
    misnamed('test/users.spec.ts', 'test/<what>.test.ts'),
    misnamed('migration/1/migration.sql', 'migration/ what is migrations/'),
    misnamed('prisma/migrations/1/migration.sql', 'what is migrations/'),
    misnamed('schema.prisma', 'schema.prisma what is models.prisma'),
    misnamed('src/routes.ts', 'what is src/router.ts'),
    misnamed('src/repository.ts', 'what is src/repo.ts'),
    misnamed('src/repositories/find-user.ts', 'what is src/repo.ts'),
    misnamed('src/schema.ts', 'what is src/schemas.ts'),
    misnamed('src/services/list-users.ts', 'what is src/service/'),
    misnamed('src/features.ts', 'what is src/feature.ts'),
    misnamed('src/factories.ts', 'what is src/testing.ts'),
    misnamed('readme.md', 'what is README.md'),
    {
      what: 'a feature without the entry of its router',
      files: manifestOf(entries('index', 'schemas', 'testing')),
      where: `${users}/package.json:1`,
      says: 'does not export "./feature"',
    },
    {
      what: 'a feature without the entry of its schemas',
      files: manifestOf(entries('index', 'feature', 'testing')),
      where: `${users}/package.json:1`,
      says: 'does not export "./schemas"',
    },
    {
      what: 'a face that is behind no entry',
      files: manifestOf(entries('feature', 'schemas', 'testing')),
      where: `${users}/package.json:1`,
      says: 'does not export "."',
    },
    {
      what: 'factories that are behind no entry',
      files: manifestOf(entries('index', 'feature', 'schemas')),
      where: `${users}/package.json:1`,
      says: 'does not export "./testing"',
    },
    {
      what: 'an entry that leads to another source',
      files: manifestOf({ ...every, '.': { ...entry('index'), default: './src/service.ts' } }),
      where: `${users}/package.json:9`,
    },
    {
      what: 'an entry that leads to other types',
      files: manifestOf({
        ...every,
        './schemas': { ...entry('schemas'), types: './src/schemas.ts' },
      }),
      where: `${users}/package.json:17`,
    },
    {
      what: 'an entry without emitted types',
      files: manifestOf({ ...every, '.': './src/index.ts' }),
      where: `${users}/package.json:9`,
    },
    {
      what: 'an entry that leads nowhere',
      files: { [`${users}/src/testing.ts`]: null },
      where: `${users}/package.json:21`,
    },
    {
      what: 'an entry that opens the repo',
      files: manifestOf({ ...every, './repo': entry('repo') }),
      where: `${users}/package.json:25`,
      says: 'its queries',
    },
    {
      what: 'models without a history',
      files: { [`${users}/migrations/20260101000000_accounts/migration.sql`]: null },
      where: `${users}/models.prisma:1`,
      says: 'no migrations/',
    },
    {
      what: 'models without a repo',
      files: { [`${users}/src/repo.ts`]: null },
      where: `${users}/models.prisma:1`,
      says: 'no repo',
    },
    {
      what: 'a repo and a history without models',
      files: { [`${plans}/models.prisma`]: null },
      where: `${plans}/package.json:1`,
      says: 'has a repo and no models.prisma',
    },
    {
      what: 'a history whose models are missing',
      files: { [`${plans}/models.prisma`]: null },
      where: `${plans}/package.json:1`,
      says: 'its last step drops nothing',
    },
    ...['# features-users', '## Public face', '## Invariants', '## How to extend'].map(
      (heading) => ({
        what: `a README without the heading ${heading}`,
        files: edited(`${users}/README.md`, heading, '## Other'),
        where: `${users}/README.md:1`,
        says: `"${heading}"`,
      }),
    ),
    {
      what: 'a feature that calls itself otherwise than its folder',
      files: edited(`${users}/src/feature.ts`, "'users'", "'people'"),
      where: `${users}/src/feature.ts:3`,
      says: 'a feature called people',
    },
    {
      what: 'a feature whose name is computed',
      files: edited(`${users}/src/feature.ts`, "'users'", 'name'),
      where: `${users}/src/feature.ts:3`,
      says: 'something computed',
    },
    {
      what: 'a feature that is defined twice',
      files: extended(
        `${users}/src/feature.ts`,
        "export const b = defineFeature({ name: 'users' })",
      ),
      where: `${users}/src/feature.ts:4`,
      says: 'more than one feature',
    },
    {
      what: 'a feature file that defines none',
      files: { [`${users}/src/feature.ts`]: 'export const users = 1\n' },
      where: `${users}/src/feature.ts:1`,
      says: 'no feature',
    },
  ],
  'shipped-name': [
    {
      what: 'a feature that is shipped under another name',
      files: edited('apps/server/src/shipped.ts', '{ users }', '{ users as people }'),
      where: 'apps/server/src/shipped.ts:1',
      path: ['server', 'features-users'],
    },
    {
      what: 'a feature that is shipped by something else than its entry',
      files: edited('apps/server/src/shipped.ts', '-orders/feature', '-orders/schemas'),
      where: 'apps/server/src/shipped.ts:2',
      path: ['server', 'features-orders'],
    },
    {
      what: 'everything of a feature shipped',
      files: edited('apps/server/src/shipped.ts', '{ users }', '*'),
      where: 'apps/server/src/shipped.ts:1',
      path: ['server', 'features-users'],
    },
    {
      what: 'a feature that shipped.ts takes in to pass on later',
      files: edited('apps/server/src/shipped.ts', 'export { users }', 'import { users }'),
      where: 'apps/server/src/shipped.ts:1',
      path: ['server', 'features-users'],
    },
  ],
} satisfies Record<string, readonly BadWorkspace[]>
