import type { RecordOf } from '@backarch/api'
import type { SealedRouter } from '@backarch/api/sealed'
import { auth } from '@backarch/features-auth/feature'
import { canvas } from '@backarch/features-canvas/feature'
import { interchange } from '@backarch/features-interchange/feature'
import { orgs } from '@backarch/features-orgs/feature'

/** What it takes to get from a Terraform folder to a saved diagram, whatever else is shipped. */
export const journey = { auth, orgs, canvas, interchange }

export type JourneyRouter = SealedRouter<RecordOf<typeof journey>>
