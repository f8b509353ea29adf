import { startReplica } from '../../src/testing/access/start-replica.ts'

/** Starts a replica of `<module> <name> <databaseUrl>`, prints where it listens, and goes on. */
const [module = '', name = '', databaseUrl = ''] = process.argv.slice(2)
const { url } = await startReplica({ module, name, databaseUrl, env: {} })
process.stdout.write(url)
