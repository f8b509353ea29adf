export { pricing } from './feature.ts'
export { describeCatalog } from './service/describe-catalog.ts'
export { estimate, estimateGraph, type EstimateOptions } from './service/estimate.ts'
export {
  addTally,
  catalogDate,
  emptyTally,
  subtractTally,
  tally,
  toCost,
  type Tally,
} from './service/tally.ts'
export { parseUsageFile, type UsageFile } from './usage-file/parse-usage-file.ts'
export type { Cost, CostComponent, Estimate, EstimateInput, ResourceCost } from './schemas.ts'
