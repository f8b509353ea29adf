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

const repo = `${users}/src/repo.ts`

export const badSlices = {
  'slice-parts': [
    absent('README.md', 'no README.md'),
    absent('tsconfig.json', 'no tsconfig.json'),
    absent('src/schemas.ts', 'no src/schemas.ts'),
    absent('src/router.ts', 'no src/router.ts'),
    absent('src/feature.ts', 'no src/feature.ts'),
    absent('src/service.ts', 'no service'),
    absent('test/users.test.ts', 'no test'),
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
      what: 'models without a history',
      files: { [`${users}/migrations/20260101000000_accounts/migration.sql`]: null },
      where: `${users}/models.prisma:1`,
      says: 'no migrations/',
    },
    {
      what: 'models without a repo',
      files: { [repo]: null },
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
  'thin-router': [
    {
      what: 'a router that imports the repo',
      files: extended(`${users}/src/router.ts`, "import { findUsers } from './repo.ts'"),
      where: `${users}/src/router.ts:5`,
    },
    {
      what: 'a router that imports one query of the repo',
      files: extended(`${orders}/src/router.ts`, "import './repo/find-orders.ts'"),
      where: `${orders}/src/router.ts:4`,
    },
    {
      what: 'a router that names a type of the database',
      files: extended(`${users}/src/router.ts`, "import type { Db } from '@backarch/db'"),
      where: `${users}/src/router.ts:5`,
      path: ['features-users', 'db'],
    },
    {
      what: 'a router that imports Prisma',
      files: extended(`${users}/src/router.ts`, "import { Prisma } from '@prisma/client'"),
      where: `${users}/src/router.ts:5`,
      path: ['features-users', '@prisma/client'],
    },
    {
      what: 'a part of a router in a folder that loads the repo later',
      files: { [`${users}/src/router/list.ts`]: "export const list = () => import('../repo.ts')" },
      where: `${users}/src/router/list.ts:1`,
    },
  ],
  'repo-only': [
    {
      what: 'a service that opens the tables',
      files: { [`${users}/src/service.ts`]: "import type { FeatureDb } from '@backarch/db'" },
      where: `${users}/src/service.ts:1`,
    },
    {
      what: 'a file that takes the database as a whole',
      files: { [`${users}/src/a.ts`]: "import * as db from '@backarch/db'" },
      where: `${users}/src/a.ts:1`,
    },
    {
      what: 'a file that names the opener in an import type',
      files: { [`${users}/src/a.ts`]: "export type A = import('@backarch/db').FeatureDb<'user'>" },
      where: `${users}/src/a.ts:1`,
    },
    {
      what: 'a file that passes the opener on',
      files: { [`${users}/src/a.ts`]: "export type { FeatureDb as Tables } from '@backarch/db'" },
      where: `${users}/src/a.ts:1`,
    },
    {
      what: 'a service that asks a model of its own',
      files: extended(
        `${users}/src/service.ts`,
        'export const all = (ctx) => ctx.db.user.findMany()',
      ),
      where: `${users}/src/service.ts:5`,
    },
    {
      what: 'a service that has SQL for a table of its own',
      files: extended(
        `${users}/src/service.ts`,
        'export const all = (ctx) => ctx.db.$queryRaw`SELECT * FROM user_account`',
      ),
      where: `${users}/src/service.ts:5`,
    },
    {
      what: 'a service through which the repo’s queries are had',
      files: extended(`${users}/src/service.ts`, "export { insertUser } from './repo.ts'"),
      where: `${users}/src/service.ts:5`,
    },
  ],
  'repo-own-tables': [
    ...[
      ['the unnarrowed client', "import type { Db } from '@backarch/db'"],
      ['the database as a whole', "import * as db from '@backarch/db'"],
      ['a transaction', "import { inTransaction } from '@backarch/db'"],
      ['the unnarrowed client in an import type', "export type A = import('@backarch/db').Db"],
    ].map(([what = '', line = '']) => ({
      what: `a repo that imports ${what}`,
      files: extended(repo, line),
      where: `${repo}:9`,
      path: ['features-users', 'db'],
    })),
    ...[
      ['Prisma', "import { Prisma } from '@prisma/client'"],
      ['a type of Prisma', "import type { Prisma } from '@prisma/client'"],
      ['the driver', "import pg from 'pg'"],
      ['its own service', "import './service.ts'"],
      ['a package of the registry', "import { z } from 'zod'"],
      ['the platform', "import { randomUUID } from 'node:crypto'"],
    ].map(([what = '', line = '']) => ({
      what: `a repo that imports ${what}`,
      files: extended(repo, line),
      where: `${repo}:9`,
    })),
    {
      what: 'a repo that imports another package at run time',
      files: extended(repo, "import { home } from '@backarch/services-plans'"),
      where: `${repo}:9`,
      path: ['features-users', 'services-plans'],
    },
    {
      what: 'a repo in a folder that imports its own service',
      files: extended(`${orders}/src/repo/find-orders.ts`, "import '../service/list-orders.ts'"),
      where: `${orders}/src/repo/find-orders.ts:3`,
    },
    ...[
      ['another’s model', "export type A = FeatureDb<'user' | 'order'>", 'opens "order"'],
      ['an enum', "export type A = FeatureDb<'standing'>", 'opens "standing"'],
      ['a name that is none', "export type A = FeatureDb<'usr'>", 'opens "usr"'],
      [
        'another’s model through an alias',
        "type B = 'order'\nexport type A = FeatureDb<B>",
        'opens "order"',
      ],
      [
        'another’s model through an import type',
        "export type A = import('@backarch/db').FeatureDb<'order'>",
        'opens "order"',
      ],
      [
        'what is imported',
        "export type A = FeatureDb<import('./schemas.ts').All>",
        'not write out',
      ],
      ['a parameter', 'export type A<M extends string> = FeatureDb<M>', 'not write out'],
      ['a computed name', "export type A = FeatureDb<`${'us'}er`>", 'not write out'],
      ['an alias of itself', 'type B = B\nexport type A = FeatureDb<B>', 'not write out'],
      ['every model', 'export type A = FeatureDb<ModelName>', 'not write out'],
      ['nothing', 'export type A = FeatureDb', 'not write out'],
    ].map(([what = '', lines = '', says = '']) => ({
      what: `a narrowed client that names ${what}`,
      files: extended(repo, lines),
      where: `${repo}:${lines.includes('\n') ? 10 : 9}`,
      says,
    })),
    {
      what: 'a renamed opener that names another’s model',
      files: edited(`${orders}/src/repo/count-orders.ts`, "Tables<'order'>", "Tables<'user'>"),
      where: `${orders}/src/repo/count-orders.ts:3`,
      says: 'opens "user"',
    },
  ],
} satisfies Record<string, readonly BadWorkspace[]>
