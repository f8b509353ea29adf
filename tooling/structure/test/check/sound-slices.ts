import type { Files } from './fixture.ts'
import { entries, manifest } from './manifest.ts'

export function readme(folder: string): string {
  return `# ${folder}\n\n## Public face\n\n## Invariants\n\n## How to extend\n`
}

const users = 'packages/features-users'
const orders = 'packages/features-orders'
const plans = 'packages/services-plans'

/** The test of who may call a feature, and its table. */
function accessFiles(dir: string): Files {
  return { [`${dir}/test/access.test.ts`]: 'export {}\n', [`${dir}/test/access.md`]: '# Who\n' }
}

/** A feature with two tables and an enum, a face, and factories for others' tests. */
const usersFiles: Files = {
  ...accessFiles(users),
  [`${users}/package.json`]: manifest('features-users', ['api', 'db', 'services-plans'], {
    exports: entries('index', 'feature', 'schemas', 'testing'),
  }),
  [`${users}/tsconfig.json`]: '{}\n',
  [`${users}/README.md`]: readme('features-users'),
  [`${users}/models.prisma`]: `model User {
  id       String    @id
  email    String
  standing Standing
  sessions Session[]

  @@map("user_account") // accounts
}

model Session {
  id     String @id
  userId String @map("user_id")
  user   User   @relation(fields: [userId], references: [id])

  @@map("user_session")
}

enum Standing {
  active

  @@map("user_standing")
}
`,
  [`${users}/migrations/20260101000000_accounts/migration.sql`]: `-- CreateEnum
CREATE TYPE "user_standing" AS ENUM ('active');

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "standing" "user_standing" NOT NULL,
    "plan" TEXT, -- a column named like a table of services-plans

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "user_session" ("id" UUID NOT NULL, "user_id" UUID NOT NULL);

CREATE TABLE "user_device" ("id" UUID NOT NULL);

ALTER TABLE "user_device" RENAME TO "user_gadget";

CREATE TABLE "user_copy" AS SELECT * FROM "user_account";

CREATE VIEW "user_mail" AS SELECT "email" FROM "user_account";

CREATE SEQUENCE "user_number";

-- CreateIndex
CREATE INDEX "user_account_email_idx" ON "user_account"("email");

ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id");
`,
  [`${users}/src/schemas.ts`]: `import { z } from 'zod'
export const userSchema = z.object({})
export type User = z.infer<typeof userSchema>
`,
  [`${users}/src/repo.ts`]: `import { isUniqueViolation, type FeatureDb } from '@backarch/db'
import type { Plan } from '@backarch/services-plans'
import { userSchema } from './schemas.ts'
type Models = 'user' | 'session'
type UsersDb = FeatureDb<Models>
export const findUsers = (db: UsersDb) => db.user.findMany()
export const insertUser = (db: UsersDb, plan: Plan) => db.user.create({ data: userSchema.parse(plan) })
export const isTaken = isUniqueViolation
`,
  [`${users}/src/service.ts`]: `import { inTransaction, type Db } from '@backarch/db'
import { findUsers } from './repo.ts'
export const listUsers = (ctx: { db: Db }) => inTransaction(ctx.db, findUsers)
export const createUser = listUsers
`,
  [`${users}/src/router.ts`]: `import { router, userProcedure } from '@backarch/api'
import { userSchema } from './schemas.ts'
import { listUsers } from './service.ts'
export const usersRouter = router({ list: userProcedure.output(userSchema).query(({ ctx }) => listUsers(ctx)) })
`,
  [`${users}/src/feature.ts`]: `import { defineFeature } from '@backarch/api'
import { usersRouter } from './router.ts'
export const users = defineFeature({ name: 'users', router: usersRouter })
`,
  [`${users}/src/index.ts`]: "export { listUsers } from './service.ts'\n",
  [`${users}/src/testing.ts`]: "export { insertUser } from './repo.ts'\n",
  [`${users}/test/users.test.ts`]: `import { test } from 'vitest'
test('Select an account from user_account', (db) => db.user.findMany())
`,
}

/** A feature that leans on another one; its service is a folder. */
const ordersFiles: Files = {
  ...accessFiles(orders),
  [`${orders}/package.json`]: manifest('features-orders', ['api', 'db', 'features-users'], {
    exports: entries('feature', 'schemas'),
  }),
  [`${orders}/tsconfig.json`]: '{}\n',
  [`${orders}/README.md`]: readme('features-orders'),
  [`${orders}/models.prisma`]: `model Order {
  id     String @id
  userId String @map("user_id")
  user   User   @relation(fields: [userId], references: [id])

  @@map("customer_order")
}
`,
  [`${orders}/migrations/20260101000001_orders/migration.sql`]: `CREATE TABLE "customer_order" ("id" UUID NOT NULL, "user_id" UUID NOT NULL REFERENCES "user_account"("id"));
`,
  [`${orders}/src/schemas.ts`]: 'export const name = 1\n',
  [`${orders}/src/repo/find-orders.ts`]: `import type { FeatureDb } from '@backarch/db'
export const findOrders = (db: FeatureDb<'order'>) => db.order.findMany()
`,
  [`${orders}/src/repo/count-orders.ts`]: `import type { FeatureDb as Tables } from '@backarch/db'
import { findOrders } from './find-orders.ts'
export const countOrders = async (db: Tables<'order'>) => (await findOrders(db)).length
`,
  [`${orders}/src/service/list-orders.ts`]: `import { createUser, listUsers } from '@backarch/features-users'
import { countOrders } from '../repo/count-orders.ts'
export const listOrders = [createUser, listUsers, countOrders]
`,
  [`${orders}/src/router.ts`]: `import { router } from '@backarch/api'
import { listOrders } from './service/list-orders.ts'
export const ordersRouter = router({ list: listOrders })
`,
  [`${orders}/src/feature.ts`]: `import { defineFeature } from '@backarch/api'
import { ordersRouter } from './router.ts'
export const orders = defineFeature({ name: 'orders', router: ordersRouter })
`,
  [`${orders}/test/orders.test.ts`]: `import { insertUser } from '@backarch/features-users/testing'
export const made = insertUser
`,
}

/** A promoted service with a table. */
const plansFiles: Files = {
  [`${plans}/package.json`]: manifest('services-plans', ['core', 'db'], {
    exports: entries('index'),
  }),
  [`${plans}/tsconfig.json`]: '{}\n',
  [`${plans}/README.md`]: readme('services-plans'),
  [`${plans}/models.prisma`]: 'model Plan {\n  id String @id\n\n  @@map("plan")\n}\n',
  [`${plans}/migrations/20260101000002_plans/migration.sql`]:
    'CREATE TABLE "plan" ("id" UUID NOT NULL);\n',
  [`${plans}/src/index.ts`]: `import { home } from '@backarch/core'
export { home }
export type { Plan } from './repo.ts'
`,
  [`${plans}/src/repo.ts`]: `export interface Plan { readonly id: string }
export const findPlan = (db: import('@backarch/db').FeatureDb<'plan'>) => db.plan.findFirst()
`,
  [`${plans}/test/plans.test.ts`]: 'export {}\n',
}

export const sliceFiles: Files = { ...usersFiles, ...ordersFiles, ...plansFiles }
