export {
  createTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from './testing/create-test-database.ts'
export { readAllRows } from './testing/read-all-rows.ts'
export { startTestCluster, type TestCluster } from './testing/start-test-cluster.ts'
