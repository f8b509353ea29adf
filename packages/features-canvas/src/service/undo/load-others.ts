import type { Db } from '@backarch/db'

import type { ElementChange } from '../../document/draft.ts'
import { meanwhileOf, type Meanwhile } from '../../document/meanwhile.ts'
import type { DiagramRef } from '../../repo/elements.ts'
import { findChangesOfOthers } from '../../repo/history.ts'
import { undoStacks } from './undo-stacks.ts'

/** What others did to the same elements since a change, without what they have undone themselves. */
export async function loadOthers(
  db: Db,
  {
    changes,
    latest,
    ...asked
  }: DiagramRef & {
    readonly changes: readonly ElementChange[]
    readonly latest: number
    readonly createdBy: string
  },
): Promise<Meanwhile> {
  const ids = changes.map(({ id }) => id)
  const others = await findChangesOfOthers(db, { ...asked, ids, after: latest })
  const byVersion = Map.groupBy(others, ({ version }) => version)
  const made = [...byVersion.values()].flatMap(([first]) => first ?? [])
  const inForce = [...Map.groupBy(made, ({ createdBy }) => createdBy).values()].flatMap((own) =>
    undoStacks(own).undo.map((step) => step.latest),
  )
  return meanwhileOf(
    inForce
      .toSorted((one, other) => one - other)
      .flatMap((version) => byVersion.get(version) ?? []),
  )
}
