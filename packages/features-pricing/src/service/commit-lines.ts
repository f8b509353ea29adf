import type { GraphNode } from '@backarch/services-topology/schemas'

import type { PriceBook } from '../catalog/price-book.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import type { Line } from '../line.ts'
import type { Buying, Pricer } from '../pricer.ts'
import { findPrice } from './cost-lines.ts'

/** What became of a commitment that a resource can be bought with. */
export interface CommitmentOutcome {
  /** Why it stays at its own rate; null when it is at that of the commitment. */
  readonly reason: string | null
}

interface CommittedLines {
  readonly lines: readonly Line[]
  /** Absent where nothing is to be committed: of this kind, of this node, or of what is not known of it. */
  readonly outcome?: CommitmentOutcome
}

/**
 * The lines of a node's bill under a commitment. It is bought with it as a whole or not at all: where one of its
 * committed lines has no price, all of them are what they are without it, and say so.
 */
export function commitLines(
  pricer: Pricer,
  node: GraphNode,
  buying: Buying = { hours: hoursPerMonth },
  book: PriceBook,
): CommittedLines {
  const { hours, commitment } = buying
  const own = pricer.lines(node, { hours })
  if (commitment === undefined) return { lines: own }
  const lines = pricer.lines(node, buying)
  const committed = lines.filter((line) => line.committed === true && line.quantity !== 0)
  if (committed.length === 0 || committed.some(({ quantity }) => quantity === null)) {
    return { lines: own }
  }
  const unpriced = committed.find((line) => !findPrice(line, book, node.region).known)
  if (unpriced === undefined) return { lines, outcome: { reason: null } }
  const names = new Set(lines.filter((line) => line.committed !== true).map(({ name }) => name))
  return {
    lines: own.map((line) =>
      names.has(line.name) ? line : noted(line, `${commitment} has no price`),
    ),
    outcome: { reason: reasonOf(unpriced, book, node.region) },
  }
}

/** Without a guess at what else the name may mean: the resource is known, and sold at its own rate. */
function reasonOf(line: Line, book: PriceBook, region: string | null): string {
  const { price } = line
  if ('missing' in price) return price.missing
  if (!('service' in price)) return 'no price'
  const { service, product, key } = price
  const partly = { ...price, product: product.replace('no_upfront', 'partial_upfront') }
  const other = partly.product !== product && findPrice({ ...line, price: partly }, book, region)
  const upfront = other !== false && other.known ? '; there is one with an upfront payment' : ''
  return `no price for ${key} (${service}, ${product}) in ${region ?? 'a region that is not known'}${upfront}`
}

function noted(line: Line, note: string): Line {
  return { ...line, note: line.note === undefined ? note : `${line.note}; ${note}` }
}
