import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { costOf } from '../../bill.ts'
import { neededToUndo } from '../../document/needed-elements.ts'
import { undoChanges } from '../../document/undo.ts'
import { findElementChanges } from '../../repo/changes.ts'
import type { Diagram } from '../../repo/diagrams.ts'
import { findOwnChanges } from '../../repo/history.ts'
import { keptSchema, type Undone, type UndoInput } from '../../schemas.ts'
import { authorOf } from '../author-of.ts'
import { toChangeViews } from '../document/change-views.ts'
import { commitChange, type Drawn } from '../document/commit-change.ts'
import { loadDraft } from '../document/load-draft.ts'
import { loadOthers } from './load-others.ts'
import { spareOthers } from './spare-others.ts'
import { undoStacks, type Step } from './undo-stacks.ts'

/** At least half as many steps can be undone. */
const mostChangesRead = 500
/** Of a change of many elements not all that was kept is told. */
const mostKeptTold = 1_000

/**
 * Takes back the caller's newest change that is not undone yet, as a version of its own. What anybody changed since
 * stays, and is named in the answer.
 * Throws CONFLICT (`nothing_to_undo`) and what `commitChange` throws.
 */
export function undoOwnChange(ctx: OrgContext, input: UndoInput): Promise<Undone> {
  return takeBack(ctx, input, 'undo')
}

/**
 * Makes the caller's change that was undone last again, unless the caller changed something since.
 * Throws CONFLICT (`nothing_to_redo`) and what `commitChange` throws.
 */
export function redoOwnChange(ctx: OrgContext, input: UndoInput): Promise<Undone> {
  return takeBack(ctx, input, 'redo')
}

type Way = 'undo' | 'redo'

async function takeBack(
  ctx: OrgContext,
  { diagramId, idempotencyKey }: UndoInput,
  way: Way,
): Promise<Undone> {
  const { version, ofVersion, changes, bill, prices, kept } = await commitChange(ctx, {
    diagramId,
    kind: way,
    idempotencyKey,
    draw: (tx, diagram) => draw(ctx, tx, diagram, way),
  })
  if (ofVersion === null || kept === null) throw new Error(`Version ${version} is no ${way}.`)
  return {
    version,
    ofVersion,
    changes: toChangeViews(changes),
    kept: keptSchema.parse(JSON.parse(kept)),
    cost: costOf(bill, prices),
  }
}

async function draw(ctx: OrgContext, tx: Db, diagram: Diagram, way: Way): Promise<Drawn> {
  const createdBy = authorOf(ctx)
  // A script is nobody: what it did may have been any script's.
  if (createdBy === null) throw nothingTo(way)
  const { origin, latest } = await findStep(tx, diagram, createdBy, way)
  const ref = { orgId: diagram.orgId, diagramId: diagram.id }
  const changes = await findElementChanges(tx, { ...ref, after: latest - 1, upTo: latest })
  const spared = spareOthers(changes, await loadOthers(tx, { ...ref, changes, latest, createdBy }))
  const draft = await loadDraft(tx, ref, neededToUndo(spared.changes))
  const kept = [...spared.kept, ...undoChanges(draft, spared.changes)].slice(0, mostKeptTold)
  return { draft, ofVersion: origin, kept: JSON.stringify(kept) }
}

async function findStep(tx: Db, diagram: Diagram, createdBy: string, way: Way): Promise<Step> {
  const { orgId, id: diagramId, keptFrom } = diagram
  const asked = { orgId, diagramId, keptFrom, createdBy, take: mostChangesRead }
  const changes = await findOwnChanges(tx, asked)
  const step = undoStacks(changes.toReversed())[way].at(-1)
  if (!step) throw nothingTo(way)
  return step
}

function nothingTo(way: Way): AppError {
  return new AppError(
    'CONFLICT',
    way === 'undo'
      ? 'You have changed nothing in this diagram that could be undone.'
      : 'You have undone nothing in this diagram since your last change: there is nothing to redo.',
    { details: { reason: `nothing_to_${way}` } },
  )
}
