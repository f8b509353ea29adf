import type { Db } from '@backarch/db'
import {
  addTally,
  estimate,
  subtractTally,
  tally,
  transfersIn,
  type PriceBook,
  type Prices,
  type Transfer,
} from '@backarch/features-pricing'

import type { ElementChange } from '../../document/draft.ts'
import { toDocument, type Document } from '../../document/graph-elements.ts'
import type { Diagram } from '../../repo/diagrams.ts'
import { findElements, findElementsAndGroups, type DiagramRef } from '../../repo/elements.ts'
import type { Bill } from '../../schemas/bill.ts'
import { idOf, sourcesId, type Element } from '../../schemas/element.ts'
import { findTouchedTransfers } from './touched-transfers.ts'

/** What a whole document costs. `strict` refuses a usage file that names what is not there. */
export function billOf(
  { graph, sources }: Document,
  { strict, book }: { readonly strict: boolean; readonly book: PriceBook },
): Bill {
  const { others, usageFile } = sources
  if (strict && usageFile !== null) estimate({ graph, others, usageFile }, { book })
  return {
    catalogDate: book.date,
    edition: book.edition,
    tally: tally({ nodes: graph.nodes, transfers: transfersIn(graph), others, usageFile, book }),
  }
}

/**
 * What a diagram costs after a change: the changed elements are priced, and the edges that they make cost something
 * else, and the rest is not, unless the change is of the usage file, or prices are of another edition. Called before the
 * change is written.
 */
export async function billAfter(
  db: Db,
  diagram: Diagram,
  changes: readonly ElementChange[],
  { strict, prices }: { readonly strict: boolean; readonly prices: Prices },
): Promise<Bill> {
  const ref: DiagramRef = { orgId: diagram.orgId, diagramId: diagram.id }
  const sources = changes.find(({ id }) => id === sourcesId)
  const fileChanged = usageFileIn(sources?.before) !== usageFileIn(sources?.after)
  const nodes = changes.flatMap(({ before, after }) => nodesIn([before, after]))
  const touched = await findTouchedTransfers(db, ref, changes)
  const ends = [...touched.before, ...touched.after].flatMap(({ from, to }) => [from, to])
  const book = await prices.bookFor(db, [...nodes, ...ends])
  if (strict || fileChanged || diagram.bill.edition !== book.edition) {
    const changed = new Set(changes.map(({ id }) => id))
    const kept = (await findElements(db, ref)).filter((element) => !changed.has(idOf(element)))
    const after = changes.flatMap((change) => change.after ?? [])
    const document = toDocument([...kept, ...after])
    return billOf(document, { strict, book: await prices.bookFor(db, document.graph.nodes) })
  }
  const usageFile = diagram.hasUsageFile ? await findUsageFile(db, ref) : null
  const tallyOf = (elements: readonly (Element | null)[], transfers: readonly Transfer[]) => {
    const { graph, sources: told } = toDocument(elements.filter((element) => element !== null))
    return tally({ nodes: graph.nodes, transfers, others: told.others, usageFile, book })
  }
  const before = tallyOf(
    changes.map((change) => change.before),
    touched.before,
  )
  const after = tallyOf(
    changes.map((change) => change.after),
    touched.after,
  )
  return {
    catalogDate: diagram.bill.catalogDate,
    edition: diagram.bill.edition,
    tally: addTally(subtractTally(diagram.bill.tally, before), after),
  }
}

async function findUsageFile(db: Db, ref: DiagramRef): Promise<string | null> {
  const [sources] = await findElementsAndGroups(db, { ...ref, ids: [sourcesId] })
  return usageFileIn(sources)
}

function nodesIn(elements: readonly (Element | null)[]) {
  return elements.flatMap((element) => (element?.type === 'node' ? [element.value] : []))
}

function usageFileIn(element: Element | null | undefined): string | null {
  return element?.type === 'sources' ? element.value.usageFile : null
}
