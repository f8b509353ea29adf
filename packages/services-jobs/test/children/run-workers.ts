import { createTestContext } from '@backarch/api/testing'
import { createDatabase } from '@backarch/db'
import { work } from '@backarch/services-jobs/workers'

import { effectJob } from './effect-job.ts'

const [url = ''] = process.argv.slice(2)
const stopping = new AbortController()
process.once('SIGTERM', () => stopping.abort())
await using database = createDatabase({ url, poolSize: 3 })
// The signal's listener alone keeps no process alive.
const alive = setInterval(() => {}, 60_000)
await work({
  shared: createTestContext({ db: database.db }),
  jobs: [effectJob],
  stopping: stopping.signal,
  pollSeconds: 0.5,
  superviseSeconds: 1,
})
clearInterval(alive)
