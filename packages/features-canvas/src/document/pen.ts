import { idOf, type Element, type ElementType } from '../schemas/element.ts'
import type { Draft } from './draft.ts'
import { changedFields, withFields, type Field } from './element.ts'
import { conflict, refused } from './faults.ts'
import type { Meanwhile } from './meanwhile.ts'
import { isSavedByOthers } from './saved-by-others.ts'
import type { Trail } from './trail.ts'

export type { Meanwhile } from './meanwhile.ts'

/** Where the changes of a draft come from. */
export interface Origin {
  readonly trail: Trail
  readonly meanwhile: Meanwhile
  /** Whether any of the operations removes something, and what lies in it or ends at it with it. */
  readonly removes: boolean
}

type OfType<T extends ElementType> = Extract<Element, { type: T }>
type Fields = Readonly<Record<Field, unknown>>

/** Writes one operation into a draft, and refuses what would undo what others did in the meantime. */
export interface Pen {
  readonly draft: Draft
  readonly find: <T extends ElementType>(id: string, ...types: readonly T[]) => OfType<T>
  readonly add: (element: Element) => void
  readonly write: (element: Element, fields: Fields) => void
  /** Writes what follows from another element's change, also over what others wrote. */
  readonly adjust: (element: Element, fields: Fields) => void
  readonly remove: (element: Element) => void
  /** Whether others removed it already, so that nothing is left to do. */
  readonly isGone: (id: string) => boolean
}

export const typeNames = { node: 'node', edge: 'edge', group: 'group', sources: 'diagram' } as const

export function createPen(draft: Draft, at: number, origin: Origin): Pen {
  const { trail, meanwhile } = origin
  const put = (element: Element, fields: Fields, others?: ReadonlySet<Field>): void => {
    const id = idOf(element)
    const next = withFields(element, Object.entries(fields))
    for (const { field } of changedFields(element, next)) {
      if (others?.has(field)) {
        const message = `"${field}" of "${id}" was changed by somebody else in the meantime.`
        throw conflict({ at, element: id, field }, message)
      }
      trail.wrote(id, field, at)
    }
    draft.put(next)
  }
  return {
    draft,
    find: (id, ...types) => {
      const element = draft.get(id)
      const isOne = (one: Element): one is OfType<(typeof types)[number]> =>
        types.some((type) => type === one.type)
      if (element && isOne(element)) return element
      const place = { at, element: id, field: 'id' }
      const what = types.map((type) => typeNames[type]).join(' or ')
      const others = meanwhile.get(id)
      throw others === 'removed' || others?.has('id')
        ? conflict(place, `The ${what} "${id}" was removed in the meantime.`)
        : refused('unknown_element', place, `There is no ${what} "${id}".`)
    },
    add: (element) => {
      const id = idOf(element)
      const place = { at, element: id, field: 'id' }
      // Also where others removed it: whether it is there must not depend on who came first.
      if (meanwhile.has(id)) {
        throw conflict(place, `"${id}" was added, changed or removed by somebody else too.`)
      }
      if (draft.get(id)) {
        const message = `The id "${id}" is used twice.`
        throw isSavedByOthers(draft, id, origin)
          ? conflict(place, message)
          : refused('duplicate_id', place, message)
      }
      trail.added(id, at)
      draft.put(element)
    },
    write: (element, fields) => {
      const others = meanwhile.get(idOf(element))
      put(element, fields, others === 'removed' ? undefined : others)
    },
    adjust: put,
    remove: (element) => {
      const id = idOf(element)
      const others = meanwhile.get(id)
      if (others !== undefined) {
        const [field = 'id'] = others === 'removed' ? [] : others
        const message = `The ${typeNames[element.type]} "${id}", which this removes, was changed by somebody else in the meantime.`
        throw conflict({ at, element: id, field }, message)
      }
      draft.remove(id)
    },
    isGone: (id) => !draft.get(id) && meanwhile.get(id) === 'removed',
  }
}
