import { Prisma } from '../../generated/client/client.ts'

/** A part of a statement for `$queryRaw`, which takes its values as parameters: sql`org_id = ${orgId}::uuid`. */
export const sql = Prisma.sql
