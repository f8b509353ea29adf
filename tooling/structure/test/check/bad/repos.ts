import { type BadWorkspace, edited, extended, orders, users } from './bad-workspace.ts'

const repo = `${users}/src/repo.ts`

export const badRepos = {
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
      what: 'a file beside the service that calls the repo',
      files: { [`${users}/src/admin.ts`]: "import { findUsers } from './repo.ts'" },
      where: `${users}/src/admin.ts:1`,
      says: 'only the service does',
    },
    {
      what: 'a face that opens the repo',
      files: { [`${users}/src/index.ts`]: "export { findUsers } from './repo.ts'" },
      where: `${users}/src/index.ts:1`,
    },
    {
      what: 'a service that passes the whole repo on',
      files: extended(`${users}/src/service.ts`, "export * from './repo.ts'"),
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
      ['a test database', "import type { TestDatabase } from '@backarch/db/testing'"],
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
      [
        'another’s model',
        "export type A = FeatureDb<'user' | 'order'>",
        'opens "order", which belongs to features-orders',
      ],
      [
        'an enum',
        "export type A = FeatureDb<'standing'>",
        'opens "standing", which no models.prisma declares',
      ],
      ['a name that is none', "export type A = FeatureDb<'usr'>", 'opens "usr"'],
      [
        'another’s model through an alias',
        "type B = 'order'\nexport type A = FeatureDb<B>",
        'opens "order", which belongs to features-orders',
      ],
      [
        'another’s model through an import type',
        "export type A = import('@backarch/db').FeatureDb<'order'>",
        'opens "order", which belongs to features-orders',
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
      path: says.includes('features-orders') ? ['features-users', 'features-orders'] : [],
      says,
    })),
    {
      what: 'a narrowed client that an interface widens',
      files: extended(repo, "export interface A extends FeatureDb<'order'> {}"),
      where: `${repo}:9`,
      path: ['features-users', 'features-orders'],
      says: 'opens "order", which belongs to features-orders',
    },
    {
      what: 'a renamed opener that names another’s model',
      files: edited(`${orders}/src/repo/count-orders.ts`, "Tables<'order'>", "Tables<'user'>"),
      where: `${orders}/src/repo/count-orders.ts:3`,
      path: ['features-orders', 'features-users'],
      says: 'opens "user", which belongs to features-users',
    },
  ],
} satisfies Record<string, readonly BadWorkspace[]>
