import {
  diffEstimates,
  estimate,
  openPrices,
  subtractTally,
  tally,
  toCost,
  transfersIn,
  type PriceBook,
  type Prices,
} from '@backarch/features-pricing'
import type { OrgContext } from '@backarch/services-access'
import type { Graph } from '@backarch/services-topology/schemas'

import { changesBetween } from '../../document/changes-between.ts'
import { describeDiff } from '../../document/describe.ts'
import { diffDocuments } from '../../document/diff.ts'
import { toDocument, type Document } from '../../document/graph-elements.ts'
import type { DiffInput, VersionDiff } from '../../schemas.ts'
import type { Element } from '../../schemas/element.ts'
import { readAtOneMoment } from '../read-at-one-moment.ts'
import { replayVersion } from './read-version.ts'

/**
 * How one version of a diagram differs from another, as data and in words, and by how much it costs more. `from` may be
 * the later one. Throws NOT_FOUND (`version_not_found`, `version_not_kept`).
 */
export async function diffVersions(
  ctx: OrgContext,
  { diagramId, from, to }: DiffInput,
): Promise<VersionDiff> {
  const [prices, [a, b]] = await Promise.all([
    openPrices(ctx.db, ctx.org.id),
    readAtOneMoment(ctx, diagramId, async (tx, diagram): Promise<[Document, Document]> => [
      toDocument((await replayVersion(tx, diagram, from)).elements),
      toDocument((await replayVersion(tx, diagram, to)).elements),
    ]),
  ])
  const book = await prices.bookFor(ctx.db, [...a.graph.nodes, ...b.graph.nodes])
  const { moved, ...content } = diffDocuments(a, b)
  return {
    from,
    to,
    content,
    layout: { moved },
    words: describeDiff({ ...content, moved }, a, b),
    ...costsOf(a, b, { book, currency: prices.currency }),
  }
}

interface Today extends Pick<Prices, 'currency'> {
  readonly book: PriceBook
}

/** With today's prices on both sides: a change of prices is no change of the diagram. */
function costsOf(
  a: Document,
  b: Document,
  today: Today,
): Pick<VersionDiff, 'costDifference' | 'costs'> {
  const changes = changesBetween(a, b)
  // What an edge costs depends on nodes and groups that need not have changed.
  const isWhole =
    a.sources.usageFile !== b.sources.usageFile || [a, b].some(({ graph }) => hasTransfers(graph))
  const before = isWhole ? a : toDocument(present(changes.map((change) => change.before)))
  const after = isWhole ? b : toDocument(present(changes.map((change) => change.after)))
  const was = billed(before, a.sources.usageFile, today)
  const is = billed(after, b.sources.usageFile, today)
  return {
    costDifference: toCost(subtractTally(is.tally, was.tally), today.book.date, today.currency),
    costs: diffEstimates(was.estimate, is.estimate).resources,
  }
}

function hasTransfers({ edges }: Graph): boolean {
  return edges.some(({ volume }) => volume !== null)
}

function billed(
  { graph, sources: { others } }: Document,
  usageFile: string | null,
  { book, currency }: Today,
) {
  const told = usageFile === null ? {} : { usageFile }
  return {
    tally: tally({ nodes: graph.nodes, transfers: transfersIn(graph), others, usageFile, book }),
    estimate: estimate({ graph, others, ...told }, { book, currency, unknownAddresses: 'ignore' }),
  }
}

function present(elements: readonly (Element | null)[]): Element[] {
  return elements.filter((element) => element !== null)
}
