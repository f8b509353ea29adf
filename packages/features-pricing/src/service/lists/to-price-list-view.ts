import type { PriceList } from '../../repo/price-lists.ts'
import type { PriceListView } from '../../schemas.ts'

export function toPriceListView(list: PriceList): PriceListView {
  const { id, provider, status, offer, name, version, currency, fileName, sha256, problem } = list
  const { entries, products, rates, estimated } = list
  return {
    id,
    provider,
    status,
    offer,
    name,
    version,
    currency,
    fileName,
    fileBytes: Number(list.fileBytes),
    sha256,
    entries,
    products,
    rates,
    estimated,
    problem,
    publishedAt: list.publishedAt?.toISOString() ?? null,
    startedAt: list.startedAt.toISOString(),
    updatedAt: list.updatedAt.toISOString(),
    activatedAt: list.activatedAt?.toISOString() ?? null,
  }
}
