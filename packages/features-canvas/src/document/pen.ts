import type { Draft } from './draft.ts'
import {
  changedFields,
  idOf,
  withFields,
  type Element,
  type ElementType,
  type Field,
} from './element.ts'
import { conflict, refused } from './faults.ts'

/**
 * The fields of each element that others changed since the version an edit was made from; `removed` for one that is
 * gone. Empty when nobody changed anything.
 */
export type Meanwhile = ReadonlyMap<string, ReadonlySet<Field> | 'removed'>

type OfType<T extends ElementType> = Extract<Element, { type: T }>

/** Writes one operation into a draft, and refuses what would undo what others did in the meantime. */
export interface Pen {
  readonly draft: Draft
  readonly find: <T extends ElementType>(id: string, ...types: readonly T[]) => OfType<T>
  readonly add: (element: Element) => void
  readonly write: (element: Element, fields: Readonly<Record<Field, unknown>>) => void
  readonly remove: (element: Element) => void
  /** Whether others removed it already, so that nothing is left to do. */
  readonly isGone: (id: string) => boolean
}

export const typeNames = { node: 'node', edge: 'edge', group: 'group', sources: 'diagram' } as const

export function createPen(draft: Draft, at: number, meanwhile: Meanwhile): Pen {
  return {
    draft,
    find: (id, ...types) => {
      const element = draft.get(id)
      const isOne = (one: Element): one is OfType<(typeof types)[number]> =>
        types.some((type) => type === one.type)
      if (element && isOne(element)) return element
      const place = { at, element: id, field: 'id' }
      if (meanwhile.get(id) === 'removed') {
        throw conflict(place, `"${id}" was removed in the meantime.`)
      }
      const what = types.map((type) => typeNames[type]).join(' or ')
      throw refused('unknown_element', place, `There is no ${what} "${id}".`)
    },
    add: (element) => {
      const id = idOf(element)
      if (!draft.get(id)) return draft.put(element)
      const place = { at, element: id, field: 'id' }
      if (meanwhile.has(id)) throw conflict(place, `Somebody else added "${id}" too.`)
      throw refused('duplicate_id', place, `The id "${id}" is used twice.`)
    },
    write: (element, fields) => {
      const id = idOf(element)
      const next = withFields(element, Object.entries(fields))
      const others = meanwhile.get(id)
      for (const { field } of changedFields(element, next)) {
        if (others === undefined || others === 'removed' || !others.has(field)) continue
        const message = `"${field}" of "${id}" was changed by somebody else in the meantime.`
        throw conflict({ at, element: id, field }, message)
      }
      draft.put(next)
    },
    remove: (element) => {
      const id = idOf(element)
      if (meanwhile.has(id)) {
        const message = `The ${typeNames[element.type]} "${id}", which this removes, was changed by somebody else in the meantime.`
        throw conflict({ at, element: id }, message)
      }
      draft.remove(id)
    },
    isGone: (id) => !draft.get(id) && meanwhile.get(id) === 'removed',
  }
}
