import { startTestCluster } from './start-test-cluster.ts'

/** Names the cluster that tests use. The pipeline sets it for a whole run. */
export const clusterVariable = 'BACKARCH_TEST_POSTGRES_URL'

/** Vitest's global set-up: starts a cluster for this one package when the run did not bring one. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[clusterVariable]) return undefined
  const cluster = await startTestCluster()
  process.env[clusterVariable] = cluster.url
  return async () => {
    delete process.env[clusterVariable]
    await cluster.stop()
  }
}
