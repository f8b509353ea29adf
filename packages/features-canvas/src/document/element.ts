import { isDeepStrictEqual } from 'node:util'

import type { JsonValue } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { elementSchema, toText, type Element } from '../schemas/element.ts'

/** One thing that an element says: a key of its value, or a key of its settings or usage, e.g. `settings.fifo`. */
export type Field = string

export interface FieldChange {
  readonly field: Field
  /** Absent where the element did not say. */
  readonly from?: JsonValue
  readonly to?: JsonValue
}

const nested = ['settings', 'usage'] as const

export function fieldsOf({ value }: Element): Map<Field, JsonValue> {
  const { id: _, settings, usage, ...rest } = { settings: {}, usage: {}, id: '', ...value }
  const fields = new Map<Field, JsonValue>(Object.entries(rest))
  for (const [key, part] of Object.entries(settings)) fields.set(`settings.${key}`, part)
  for (const [key, part] of Object.entries(usage)) fields.set(`usage.${key}`, part)
  return fields
}

/** What differs between two states of one element. */
export function changedFields(before: Element, after: Element): FieldChange[] {
  const old = fieldsOf(before)
  const next = fieldsOf(after)
  return [...new Set([...old.keys(), ...next.keys()])]
    .map((field) => ({ field, from: old.get(field), to: next.get(field) }))
    .filter(({ from, to }) => from !== to && !isDeepStrictEqual(from, to))
    .map(({ field, from, to }) => ({
      field,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    }))
}

/** Whether two states of an element say the same, in whatever order. */
export function isSame(one: Element | null, other: Element | null): boolean {
  if (one === null || other === null || one.type !== other.type) return one === other
  return toText(one) === toText(other) || changedFields(one, other).length === 0
}

/** The element with other values in some fields; undefined takes a field away. Throws ZodError when it has no such field. */
export function withFields(element: Element, fields: Iterable<readonly [Field, unknown]>): Element {
  const { type, value } = element
  const copy: Record<string, unknown> = { ...value }
  for (const [field, part] of fields) {
    const group = nested.find((name) => field.startsWith(`${name}.`))
    if (group === undefined) setKey(copy, field, part)
    else {
      const members = { ...z.record(z.string(), z.unknown()).parse(copy[group]) }
      setKey(members, field.slice(group.length + 1), part)
      copy[group] = members
    }
  }
  return elementSchema.parse({ type, value: copy })
}

function setKey(record: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) delete record[key]
  else record[key] = value
}
