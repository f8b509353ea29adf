import type { ElementChange } from '../../document/draft.ts'
import { changedFields, withFields } from '../../document/element.ts'
import type { Meanwhile } from '../../document/meanwhile.ts'
import type { Kept } from '../../document/undo.ts'

interface Spared {
  readonly changes: ElementChange[]
  readonly kept: Kept[]
}

/**
 * Of changes that are to be taken back, those that nobody else wrote over since, also not with the same value: who
 * undoes sees what they did themselves, and not that another has decided the same after them.
 */
export function spareOthers(changes: readonly ElementChange[], others: Meanwhile): Spared {
  const kept: Kept[] = []
  const why = 'changed_since'
  const left = changes.flatMap((change): ElementChange[] => {
    const { id, before, after } = change
    const touched = others.get(id)
    if (touched === undefined) return [change]
    if (touched === 'removed' || before === null || before.type !== after?.type) {
      kept.push({ element: id, why })
      return []
    }
    const fields = changedFields(before, after).filter(({ field }) => touched.has(field))
    kept.push(...fields.map(({ field }) => ({ element: id, field, why }) as const))
    const spared = fields.map(({ field, to }) => [field, to] as const)
    return [{ id, before: withFields(before, spared), after }]
  })
  return { changes: left, kept }
}
