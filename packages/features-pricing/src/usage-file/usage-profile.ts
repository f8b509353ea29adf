import { findKind } from '@backarch/services-topology'
import type { GraphNode } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import type { Line } from '../line.ts'
import { pricers } from '../pricers.ts'
import type { UsageProfile } from '../schemas.ts'
import { mergeUsage, type JsonObject } from './merge-usage.ts'

/**
 * What a month of a small, an ordinary and a busy system comes to, by what a key counts. They are assumptions of ours and
 * no measurements: a step is about ten times the one before, so that the range is an honest one.
 */
const amounts: readonly (readonly [counts: RegExp, Readonly<Record<UsageProfile, number>>])[] = [
  [/_duration_ms$/, { low: 50, typical: 250, high: 1_000 }],
  [/_size_kb$/, { low: 1, typical: 8, high: 64 }],
  [/_tb$/, { low: 0.01, typical: 0.1, high: 1 }],
  [/_gb$/, { low: 10, typical: 100, high: 1_000 }],
  [
    /_(?:requests|queries|operations|messages|executions|notifications|transitions|events|calls|objects|interactions)$/,
    { low: 100_000, typical: 1_000_000, high: 10_000_000 },
  ],
]

/**
 * Nodes with what a profile assumes of their use, where nobody has said anything. It fills lines of the bill that wait
 * for a usage, and neither adds a line nor changes one that is known; one that bills only what exceeds it may go.
 */
export function assumeUsage(
  nodes: readonly GraphNode[],
  profile: UsageProfile,
  /** Nothing is assumed of what has no price: it would make the rest of the bill unknown too. */
  hasPrice: (line: Line, node: GraphNode) => boolean,
): GraphNode[] {
  return nodes.map((node) => {
    const usage = findKind(node.kind)?.usage
    const lines = usage === undefined ? [] : linesOf(node)
    if (usage === undefined || !lines.some(isOpen)) return node
    return pathsOf(usage).reduce((told, path) => withKey(told, path, { profile, hasPrice }), node)
  })
}

interface Assuming {
  readonly profile: UsageProfile
  readonly hasPrice: (line: Line, node: GraphNode) => boolean
}

function withKey(
  node: GraphNode,
  path: readonly string[],
  { profile, hasPrice }: Assuming,
): GraphNode {
  const key = path.at(-1) ?? ''
  const amount = amounts.find(([counts]) => counts.test(key))?.[1][profile]
  if (amount === undefined || isTold(node.usage, path)) return node
  const told = { ...node, usage: mergeUsage(node.usage, objectAt(path, amount)) }
  const before = linesOf(node)
  const open = new Set(before.filter(isOpen).map(({ name }) => name))
  const after = linesOf(told)
  const others = after.filter(({ name }) => !open.has(name))
  const isSame = quantities(others) === quantities(before.filter((line) => !isOpen(line)))
  const isPriced = after.every(
    (line) => !open.has(line.name) || isOpen(line) || hasPrice(line, node),
  )
  return isSame && isPriced ? told : node
}

function quantities(lines: readonly Line[]): string {
  return JSON.stringify(lines.map(({ name, quantity }) => [name, quantity]))
}

function linesOf(node: GraphNode): readonly Line[] {
  return pricers.get(node.kind)?.lines(node) ?? []
}

function isOpen({ usageBased, quantity }: Line): boolean {
  return usageBased && quantity === null
}

/** The keys that hold a number, through those that hold other keys. */
function pathsOf(schema: z.ZodObject): string[][] {
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const inner = unwrap(field)
    if (inner instanceof z.ZodObject) return pathsOf(inner).map((path) => [key, ...path])
    return inner instanceof z.ZodNumber ? [[key]] : []
  })
}

/** The schema behind `optional` and the like. */
export function unwrap(field: unknown): unknown {
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault
    ? unwrap(field.unwrap())
    : field
}

function isTold(usage: JsonObject, [key = '', ...rest]: readonly string[]): boolean {
  const value = usage[key]
  if (rest.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value !== undefined
  }
  return isTold(value, rest)
}

export function objectAt([key = '', ...rest]: readonly string[], value: number): JsonObject {
  return { [key]: rest.length === 0 ? value : objectAt(rest, value) }
}
