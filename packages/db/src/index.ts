export { createDatabase, type Database, type DatabaseOptions } from './client/create-database.ts'
export type { Client, Db, FeatureDb, ModelName } from './client/db.ts'
export {
  asUnavailable,
  isForeignKeyViolation,
  isUniqueViolation,
  isWriteConflict,
} from './client/errors.ts'
export {
  inTransaction,
  isTransaction,
  type Isolation,
  type TransactionOptions,
} from './client/in-transaction.ts'
export { rawQuery, type RawQuery } from './client/raw-query.ts'
export { sql } from './client/sql.ts'
export { dbEnv } from './env.ts'
export type { MigrationsStatus } from './migrate/migrations-status.ts'
export { startPostgres, type Postgres, type PostgresOptions } from './postgres/start-postgres.ts'
export type { PubSubEvent } from './pubsub/create-pubsub.ts'
export { listen } from './pubsub/listen.ts'
export { publish } from './pubsub/publish.ts'
