import type { ElementChange } from '../../document/draft.ts'
import type { ElementChangeView } from '../../schemas.ts'

/** What callers see of changed elements. */
export function toChangeViews(changes: readonly ElementChange[]): ElementChangeView[] {
  return changes.flatMap(({ id, before, after }): ElementChangeView[] => {
    const type = (after ?? before)?.type
    return type ? [{ id, type, element: after?.value ?? null }] : []
  })
}
