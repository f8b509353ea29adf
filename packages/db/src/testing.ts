export {
  createTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from './testing/create-test-database.ts'
export { startTestCluster, type TestCluster } from './testing/start-test-cluster.ts'
