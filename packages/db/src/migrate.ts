export { readHistory, type Migration } from './compose/history.ts'
export { migrate, type MigrateOptions } from './migrate/migrate.ts'
