import type { Field } from './element.ts'

/** Which operation of a batch wrote what last, so that a fault found at its end can be led back to it. */
export interface Trail {
  readonly added: (id: string, at: number) => void
  readonly wrote: (id: string, field: Field, at: number) => void
  /** The last operation that wrote one of these fields, or added the element; null when none did. */
  readonly find: (id: string, fields: readonly Field[]) => number | null
}

export function createTrail(): Trail {
  const whole = 'id'
  const written = new Map<string, Map<Field, number>>()
  return {
    added: (id, at) => {
      written.set(id, new Map([[whole, at]]))
    },
    wrote: (id, field, at) => {
      const fields = written.get(id) ?? new Map<Field, number>()
      written.set(id, fields.set(field, at))
    },
    find: (id, fields) => {
      const found = [whole, ...fields].flatMap((field) => written.get(id)?.get(field) ?? [])
      return found.length === 0 ? null : Math.max(...found)
    },
  }
}
