import type { Prisma, PrismaClient } from '../../generated/client/client.ts'

/** The whole generated client, as opened by `createDatabase`. */
export type Client = PrismaClient

/**
 * What a Context carries: the client or a transaction's client. Services hand it on; only a repo, which sees it
 * as {@link FeatureDb}, asks it anything.
 */
export type Db = Prisma.TransactionClient

/** A model's accessor on the client: `note` for `model Note`. */
export type ModelName = Uncapitalize<Prisma.ModelName>

/**
 * The client narrowed to the models a feature owns: another feature's table is a compile error.
 * A `Db` and a transaction's client are both assignable to it.
 */
export type FeatureDb<K extends ModelName> = Pick<Db, K>
