import { findKind } from '@backarch/services-topology'
import type { JsonValue } from '@backarch/services-topology/schemas'

import type { Diff } from '../schemas/diff.ts'
import type { Field } from './element.ts'
import { short } from './words.ts'

type Change = Diff['reconfigured'][number]['fields'][number]

/** What changed in one field, e.g. `instance type m5.large → m5.xlarge`; one entry for each part of an object. */
export function wordsOfChange({ field, from, to }: Change): string[] {
  const parts = isObject(from ?? to) && isObject(to ?? from) ? partsOf(field, from, to) : []
  if (parts.length > 0) return parts.flatMap(wordsOfChange)
  const name = nameOf(field)
  const [old, next] = [valueIn(field, from), valueIn(field, to)]
  return [old === next ? `${name} changed` : `${name} ${old} → ${next}`]
}

function partsOf(field: Field, from: JsonValue | undefined, to: JsonValue | undefined): Change[] {
  const [old, next] = [membersOf(from), membersOf(to)]
  return (
    [...new Set([...old.keys(), ...next.keys()])]
      .map((key) => ({ field: `${field}.${key}`, from: old.get(key), to: next.get(key) }))
      .filter((part) => JSON.stringify(part.from) !== JSON.stringify(part.to))
      // That it is not known is no news of something new.
      .filter((part) => isObject(from) || part.to !== null)
  )
}

function isObject(value: JsonValue | undefined): value is Record<string, JsonValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A map: a key may be called like something that every object inherits. */
function membersOf(value: JsonValue | undefined): ReadonlyMap<string, JsonValue> {
  return new Map(isObject(value) ? Object.entries(value) : [])
}

const spellings: ReadonlyMap<string, string> = new Map(
  ['GB', 'KB', 'MB', 'CPU', 'vCPU', 'EBS', 'CIDR', 'IOPS', 'ACU', 'PITR', 'AZ', 'DNS', 'FIFO'].map(
    (word) => [word.toLowerCase(), word],
  ),
)

/** `settings.instanceType` is the instance type, `usage.monthly_hrs` the monthly hours. */
function nameOf(field: Field): string {
  return short(
    field
      .replace(/^(?:settings|usage)\./, '')
      .slice(0, 300)
      .replaceAll(/(?<=[a-z\d])(?=[A-Z])|[_.]/g, ' ')
      .split(' ')
      .map((word) => spellings.get(word.toLowerCase()) ?? word.toLowerCase())
      .join(' ')
      .replaceAll(/\bhrs?\b/g, 'hours'),
  )
}

function valueIn(field: Field, value: JsonValue | undefined): string {
  if (value === undefined) return field.startsWith('settings.') ? 'default' : 'not set'
  if (value === null) return 'unknown'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'number') {
    return Number.isInteger(value) ? value.toLocaleString('en-US') : String(value)
  }
  if (typeof value === 'string') {
    return short((field === 'kind' ? findKind(value)?.label : value) ?? value) || 'empty'
  }
  const items = Array.isArray(value) ? value : Object.values(value)
  if (items.length === 0) return 'none'
  const plain = items.filter((item) => typeof item !== 'object')
  if (plain.length === items.length) return short(plain.join(', '))
  return items.length === 1 ? '1 entry' : `${items.length} entries`
}
