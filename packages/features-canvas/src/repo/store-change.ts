import type { ElementChange } from '../document/draft.ts'
import { toStoredBill } from '../schemas/bill.ts'
import type { Element } from '../schemas/element.ts'
import { elementLogOf, logOf, type NewChange } from './changes.ts'
import type { DiagramState } from './diagrams.ts'
import { deletionOf, storageOf, type DiagramRef, type SqlDb } from './elements.ts'

interface Stored {
  readonly change: NewChange
  readonly elements: readonly ElementChange[]
  /** What the diagram is afterwards. */
  readonly state: DiagramState
  /** What search finds an element by. */
  readonly searchWordsOf: (element: Element) => readonly string[]
}

/**
 * Stores a change: elements, log and diagram. One statement, because whoever waits for the diagram waits for each of its
 * round trips. By whoever holds the diagram's row.
 */
export async function storeChange(
  db: SqlDb,
  ref: DiagramRef,
  { change, elements, state, searchWordsOf }: Stored,
): Promise<void> {
  const stay = elements.flatMap(({ after }) => after ?? [])
  await db.$executeRaw`
    WITH gone AS (${deletionOf(ref, elements)}),
         stored AS (${storageOf(ref, stay, searchWordsOf)}),
         logged AS (${logOf(ref, change)}),
         done AS (${elementLogOf(ref, change.version, elements)})
    UPDATE diagram
       SET current_version = ${state.currentVersion}, tally = ${JSON.stringify(toStoredBill(state.bill))}::jsonb,
           has_usage_file = ${state.hasUsageFile}, node_count = ${state.nodeCount},
           edge_count = ${state.edgeCount}, group_count = ${state.groupCount},
           updated_at = ${change.createdAt}::timestamptz
     WHERE org_id = ${ref.orgId}::uuid AND id = ${ref.diagramId}::uuid`
}

/** Stores what a new diagram begins with, and its first version, which did nothing: the snapshot is the beginning. */
export async function storeBeginning(
  db: SqlDb,
  ref: DiagramRef,
  {
    change,
    elements,
    searchWordsOf,
  }: Pick<Stored, 'change' | 'searchWordsOf'> & { readonly elements: readonly Element[] },
): Promise<void> {
  await db.$executeRaw`
    WITH logged AS (${logOf(ref, change)})
    ${storageOf(ref, elements, searchWordsOf)}`
}
