import { AppError } from '@backarch/core'
import { inTransaction, isForeignKeyViolation, type Db } from '@backarch/db'
import { openPrices, type Prices } from '@backarch/features-pricing'
import type { OrgContext } from '@backarch/services-access'

import type { Draft, ElementChange } from '../../document/draft.ts'
import type { ChangeKind, KeyedChange } from '../../repo/changes.ts'
import { lockDiagramInOrg, type Diagram } from '../../repo/diagrams.ts'
import { takeSnapshot } from '../../repo/snapshots.ts'
import { storeChange } from '../../repo/store-change.ts'
import type { Bill } from '../../schemas/bill.ts'
import type { ElementType } from '../../schemas/element.ts'
import { searchWordsOf } from '../../search/search-words-of.ts'
import { authorOf } from '../author-of.ts'
import { noSuchDiagram, requireNotTrashed } from '../diagram-in-org.ts'
import { tell } from '../live/diagram-channel.ts'
import { toChangeEvent } from '../live/to-change-event.ts'
import { overLimit, requireWritable } from '../over-limit.ts'
import { billAfter } from './bill-after.ts'
import { findRepeated } from './find-repeated.ts'
import { inTurn } from './in-turn.ts'

/** At most this many changes are replayed to read a version. */
const snapshotEvery = 200

/** What a change did. */
export interface Committed {
  readonly diagram: Diagram
  readonly version: number
  readonly bill: Bill
  readonly prices: Prices
  readonly changes: readonly ElementChange[]
  readonly ofVersion: number | null
  /** JSON: what an undo or a redo left as others had made it. */
  readonly kept: string | null
}

/** A change that is drawn and not yet stored. */
export interface Drawn {
  readonly draft: Draft
  /** The version that is undone, redone or restored. */
  readonly ofVersion?: number
  readonly kept?: string
}

export interface Wish {
  readonly diagramId: string
  readonly kind: ChangeKind
  /** The operations as JSON, where it is made of some. */
  readonly operations?: string
  /** A call that is repeated with it gets the first one's answer, and changes nothing. */
  readonly idempotencyKey?: string
  /** Whether an earlier change of this kind with the same key came of the same call; where absent, it did. */
  readonly isSameCall?: (earlier: KeyedChange) => boolean
  /** Whether the usage file was given anew: then it may not name what is not there. */
  readonly givesUsageFile?: boolean
  /** Whether a change that would change nothing makes no version. */
  readonly skipsNothing?: boolean
  /** Writes the change into a draft, which begins as what the database holds now. Nobody else changes the diagram meanwhile. */
  readonly draw: (tx: Db, diagram: Diagram) => Promise<Drawn>
}

/**
 * The one way in which a document changes: draws the change while nobody else can, prices it, and stores elements, log
 * and diagram together, or nothing. Whoever listens is told when it is stored.
 * Throws NOT_FOUND, CONFLICT (`trashed`, `key_reused`), PLAN_REQUIRED (`over_limit`), LIMIT_EXCEEDED
 * (`diagram_too_large`), and what `draw` throws.
 */
export async function commitChange(ctx: OrgContext, wish: Wish): Promise<Committed> {
  const orgId = ctx.org.id
  const ref = { orgId, diagramId: wish.diagramId }
  // Asked before anybody has to wait.
  const [isOver, prices] = await Promise.all([overLimit(ctx), openPrices(ctx.db, orgId)])
  const store = async (tx: Db): Promise<Committed> => {
    const diagram = await lockDiagramInOrg(tx, { orgId, id: wish.diagramId })
    if (!diagram) throw noSuchDiagram()
    const repeated = await findRepeated(ctx, tx, diagram, wish)
    if (repeated) return { ...repeated, prices }
    requireNotTrashed(diagram)
    await requireWritable(ctx, diagram, isOver)
    const { draft, ofVersion = null, kept = null } = await wish.draw(tx, diagram)
    const changes = draft.changes()
    if (wish.skipsNothing && changes.length === 0) {
      const { currentVersion: version, bill } = diagram
      return { diagram, version, bill, prices, changes, ofVersion, kept }
    }
    const strict = wish.givesUsageFile ?? false
    const bill = await billAfter(tx, diagram, changes, { strict, prices })
    const version = diagram.currentVersion + 1
    const now = ctx.now()
    const state = { ...sizesAfter(diagram, changes), currentVersion: version, bill }
    const change = {
      version,
      kind: wish.kind,
      ofVersion,
      kept,
      operations: wish.operations ?? null,
      idempotencyKey: wish.idempotencyKey ?? null,
      bill,
      createdBy: authorOf(ctx),
      createdAt: now,
    }
    await storeChange(tx, ref, { change, elements: changes, state, searchWordsOf })
    await tell(tx, wish.diagramId, toChangeEvent(change, changes, prices))
    return {
      diagram: { ...diagram, ...state, updatedAt: now },
      version,
      bill,
      prices,
      changes,
      ofVersion,
      kept,
    }
  }
  const committed = await inTurn(wish.diagramId, ctx.signal, () =>
    inTransaction(ctx.db, store),
  ).catch((error: unknown) => {
    // The author's account was deleted while this was drawn.
    throw isForeignKeyViolation(error) ? concurrentChange(error) : error
  })
  if (committed.version % snapshotEvery === 0) await keepSnapshot(ctx, wish.diagramId)
  return committed
}

/** Not part of the change: without it, versions are read more slowly. */
async function keepSnapshot(ctx: OrgContext, diagramId: string): Promise<void> {
  const taken = takeSnapshot(ctx.db, { orgId: ctx.org.id, diagramId }).catch((error: unknown) =>
    ctx.log.warn({ err: error, diagramId }, 'no snapshot was taken'),
  )
  // A script may end at once.
  if (ctx.peer === null) await taken
}

const largest = { nodeCount: 20_000, edgeCount: 50_000, groupCount: 5_000 } as const
const sizeOf: Partial<Record<ElementType, keyof typeof largest>> = {
  node: 'nodeCount',
  edge: 'edgeCount',
  group: 'groupCount',
}

function sizesAfter(diagram: Diagram, changes: readonly ElementChange[]) {
  const { nodeCount, edgeCount, groupCount } = diagram
  const sizes = { nodeCount, edgeCount, groupCount, hasUsageFile: diagram.hasUsageFile }
  const count = (type: ElementType | undefined, by: 1 | -1): void => {
    const size = type && sizeOf[type]
    if (size) sizes[size] += by
  }
  for (const { before, after } of changes) {
    count(before?.type, -1)
    count(after?.type, 1)
    if (after?.type === 'sources') sizes.hasUsageFile = after.value.usageFile !== null
  }
  for (const [type, size] of Object.entries(sizeOf)) {
    if (sizes[size] <= largest[size] || sizes[size] <= diagram[size]) continue
    throw new AppError(
      'LIMIT_EXCEEDED',
      `A diagram has at most ${largest[size].toLocaleString('en-US')} ${type}s: remove some, or split it.`,
      { details: { reason: 'diagram_too_large' } },
    )
  }
  return sizes
}

function concurrentChange(cause: unknown): AppError {
  return new AppError('CONFLICT', 'The diagram was changed at the same moment. Try again.', {
    details: { reason: 'concurrent_change' },
    cause,
  })
}
