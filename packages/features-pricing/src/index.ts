export { pricing } from './feature.ts'
export { bundledPriceBook } from './catalog/price-book.ts'
export { requireKnownPrices } from './service/terms/require-known-prices.ts'
export type { PriceBook } from './catalog/price-book.ts'
export { describeCatalog } from './service/describe-catalog.ts'
export { commitmentsFor } from './service/commitments-for.ts'
export { estimateCsv } from './output/csv.ts'
export { diffMarkdown, estimateMarkdown } from './output/markdown.ts'
export { estimateSvg } from './output/svg.ts'
export {
  amountOf,
  costsNothing,
  dependsOnUsage,
  quantityOf,
  showAmount,
  showCommitted,
  showCommittedOfBoth,
  showDifference,
  showAssumed,
} from './output/words.ts'
export { diffEstimates } from './service/diff-estimates.ts'
export { sumBy, type Share } from './service/sum-by.ts'
export { usageTemplate } from './usage-file/usage-template.ts'
export { openPriceBook, openPrices, type Prices } from './service/open-prices.ts'
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
export { priceBookOnTerms } from './terms/price-book-on-terms.ts'
export type { Transfer } from './transfer/transfer-lines.ts'
export { transfersIn } from './transfer/transfers-in.ts'
export { parseUsageFile, type UsageFile } from './usage-file/parse-usage-file.ts'
export type { Cost, CostComponent, Estimate, EstimateInput, ResourceCost } from './schemas.ts'
