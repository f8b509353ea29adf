import { openCatalog } from '../catalog/open-catalog.ts'
import type { CatalogSummary } from '../schemas.ts'

/** What the bundled catalog holds: its date, how many prices, for which services and regions, from where. */
export function describeCatalog(): CatalogSummary {
  summary ??= summarize()
  return summary
}

let summary: CatalogSummary | undefined

function summarize(): CatalogSummary {
  const catalog = openCatalog()
  const services = catalog.services.map(catalog.file).map(({ service, blocks }) => ({
    service,
    prices: blocks.reduce((count, { figures }) => count + Object.keys(figures).length, 0),
    regions: [...new Set(blocks.map(({ region }) => region))].toSorted(),
    newest: blocks.map(({ date }) => date).reduce((a, b) => (a > b ? a : b)),
  }))
  return {
    date: catalog.date,
    prices: services.reduce((count, { prices }) => count + prices, 0),
    regions: [...new Set(services.flatMap(({ regions }) => regions))].toSorted(),
    services,
    sources: Object.entries(catalog.sources).map(([id, source]) => ({ id, ...source })),
  }
}
