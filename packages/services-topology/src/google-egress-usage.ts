import { z } from 'zod'

import { quantity } from './fields.ts'

/** GB a month that leave for other regions. */
export const googleRegionEgress = z
  .strictObject({
    same_region: quantity(),
    us_or_canada: quantity(),
    europe: quantity(),
    asia: quantity(),
    south_america: quantity(),
    oceania: quantity(),
    worldwide: quantity(),
  })
  .optional()
