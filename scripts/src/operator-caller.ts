import { interchange } from '@backarch/features-interchange/feature'
import { pricing } from '@backarch/features-pricing/feature'
import { createOperatorCaller } from '@backarch/server/operator'

/** For commands that need no database. */
export function operatorCaller() {
  return createOperatorCaller({ interchange, pricing })
}
