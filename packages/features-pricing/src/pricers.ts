import * as kinds from './kinds/index.ts'
import type { Pricer } from './pricer.ts'

/** Every kind that can be priced, by the kind's id. */
export const pricers: ReadonlyMap<string, Pricer> = new Map(
  Object.values(kinds).map((pricer) => [pricer.kind.id, pricer]),
)
