import { loadCatalog } from '../catalog/load-catalog.ts'
import { newestDate } from '../catalog/price-book.ts'
import type { CatalogSummary } from '../schemas.ts'

/** What the bundled catalog holds: its date, how many prices, for which services and regions, from where. */
export function describeCatalog(): CatalogSummary {
  const catalog = loadCatalog()
  const services = catalog.files.map(({ service, blocks }) => ({
    service,
    prices: blocks.reduce((count, { figures }) => count + Object.keys(figures).length, 0),
    regions: [...new Set(blocks.map(({ region }) => region))].toSorted(),
    newest: blocks.map(({ date }) => date).reduce((a, b) => (a > b ? a : b)),
  }))
  return {
    date: newestDate(catalog),
    prices: services.reduce((count, { prices }) => count + prices, 0),
    regions: [...new Set(services.flatMap(({ regions }) => regions))].toSorted(),
    services,
    sources: Object.entries(catalog.sources).map(([id, source]) => ({ id, ...source })),
  }
}
