import { auth } from '@backarch/features-auth/feature'
import { orgs } from '@backarch/features-orgs/feature'

import { run } from '../../src/run.ts'
import { start } from '../../src/start.ts'
import { live } from '../support/live-feature.ts'

await run(() => start({ features: { auth, orgs, live } }))
