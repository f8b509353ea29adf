import type { ComponentKind } from '@backarch/services-topology'
import type { JsonValue } from '@backarch/services-topology/schemas'
import type { z } from 'zod'

import type { JsonObject } from './merge-usage.ts'
import type { UsageEntry } from './parse-usage-file.ts'
import type { YamlMap, YamlValue } from './read-yaml.ts'
import { quote, usageFileError } from './usage-file-error.ts'

function toJson(value: YamlValue): JsonValue {
  if (value.type === 'map') return toJsonObject(value)
  return value.type === 'list' ? [] : value.value
}

/** A key with nothing after it says nothing. */
function toJsonObject({ entries }: YamlMap): Record<string, JsonValue> {
  return Object.fromEntries(
    [...entries].flatMap(([key, { value }]) => {
      const json = toJson(value)
      return json === null ? [] : [[key, json] as const]
    }),
  )
}

/** The entry that a path of keys leads to. */
function follow(
  usage: UsageEntry,
  path: readonly PropertyKey[],
): { line: number; value: YamlValue } {
  let at: { line: number; value: YamlValue } = { line: usage.line, value: usage.usage }
  for (const key of path) {
    const next = at.value.type === 'map' ? at.value.entries.get(String(key)) : undefined
    if (next === undefined) break
    at = next
  }
  return at
}

function describe(value: YamlValue): string {
  if (value.type === 'map') return 'a block of keys'
  if (value.type === 'list') return 'a list'
  return typeof value.value === 'string' ? `"${quote(value.value)}"` : String(value.value)
}

function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let at: unknown = schema
  for (const key of path) at = shapeOf(at)[String(key)]
  // Infracost numbers a machine's disks; the first stands for all of them.
  const keys = Object.keys(shapeOf(at)).filter((key) => !/\[[1-9]\d*\]$/.test(key))
  return keys.join(', ')
}

/** The fields of an object schema, also behind `optional`. */
function shapeOf(schema: unknown): Record<string, unknown> {
  if (typeof schema !== 'object' || schema === null) return {}
  if ('shape' in schema && typeof schema.shape === 'object') return { ...schema.shape }
  return 'unwrap' in schema && typeof schema.unwrap === 'function' ? shapeOf(schema.unwrap()) : {}
}

function expected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small') return 'must not be negative'
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  const wantsKeys = issue.code === 'invalid_type' && issue.expected === 'object'
  return wantsKeys ? 'must hold keys with values below it' : 'must be a number'
}

/** Holds an entry against a kind's usage schema. Throws VALIDATION that names key, line, address and what would be right. */
export function readUsage(address: string, entry: UsageEntry, kind: ComponentKind): JsonObject {
  const usage = toJsonObject(entry.usage)
  const [issue] = kind.usage.safeParse(usage).error?.issues ?? []
  if (issue === undefined) return usage
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const { line } = follow(entry, [...issue.path, key])
    const inside = issue.path.length > 0 ? ` in ${issue.path.join('.')}` : ''
    const keys = knownKeys(kind.usage, issue.path)
    throw usageFileError(
      line,
      `"${quote(address)}" has no usage key "${quote(key)}"${inside}; its keys are ${keys}.`,
    )
  }
  const { line, value } = follow(entry, issue.path)
  const key = issue.path.join('.')
  throw usageFileError(
    line,
    `${key} of "${quote(address)}" ${expected(issue)}, not ${describe(value)}.`,
  )
}
