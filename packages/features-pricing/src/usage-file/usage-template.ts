import { findKind } from '@backarch/services-topology'
import type { GraphNode } from '@backarch/services-topology/schemas'
import { stringify } from 'yaml'
import { z } from 'zod'

import { pricers } from '../pricers.ts'
import { addressPatterns } from './address-patterns.ts'
import type { JsonObject } from './merge-usage.ts'
import { objectAt, unwrap } from './usage-profile.ts'

/**
 * A usage file for whoever has none: every key of every resource that is billed by use, with what it is for, and
 * without a value, so that it says nothing until somebody fills it in. Instances of one block share an entry.
 */
export function usageTemplate(nodes: readonly GraphNode[]): string {
  const entries = new Map<string, string[]>()
  for (const node of nodes) {
    const [address = node.id] = addressPatterns(node.source?.address ?? node.id)
    if (entries.has(address)) continue
    const lines = keysOf(node)
    if (lines.length > 0) entries.set(address, lines)
  }
  const resources = [...entries].map(
    ([address, lines]) => `  ${stringify(address).trim()}:\n${lines.join('\n')}\n`,
  )
  return `# A month's use of each resource. A key without a value says nothing.
version: 0.1
resource_usage:${resources.length === 0 ? ' {}' : ''}
${resources.join('')}`
}

function keysOf(node: GraphNode): string[] {
  const usage = findKind(node.kind)?.usage
  return usage === undefined ? [] : linesOf(usage, { node, path: [] })
}

interface Place {
  readonly node: GraphNode
  readonly path: readonly string[]
}

function linesOf(schema: z.ZodObject, { node, path }: Place): string[] {
  // A machine's disks are numbered; the first stands for all of them.
  const fields = Object.entries(schema.shape).filter(([key]) => !/\[[1-9]\d*\]$/.test(key))
  return fields.flatMap(([key, field]) => {
    const inner = unwrap(field)
    const at = [...path, key]
    const indent = '  '.repeat(path.length + 2)
    if (inner instanceof z.ZodObject) {
      const lines = linesOf(inner, { node, path: at })
      return lines.length === 0 ? [] : [`${indent}${key}:`, ...lines]
    }
    const comment =
      inner instanceof z.ZodEnum
        ? inner.options.join(', ')
        : inner instanceof z.ZodNumber
          ? meaningOf(node, at)
          : ''
    return [`${indent}${key}:${comment === '' ? '' : ` # ${comment}`}`]
  })
}

/** The lines of the bill that a key changes, found out by giving it a value. */
function meaningOf(node: GraphNode, path: readonly string[]): string {
  const without = linesBy(node, {})
  const said = linesBy(node, objectAt(path, 1))
  const changed = [...said].filter(([name, quantity]) => without.get(name) !== quantity)
  return changed.map(([name]) => name).join('; ')
}

function linesBy(node: GraphNode, usage: JsonObject): Map<string, number | null> {
  const lines = pricers.get(node.kind)?.lines({ ...node, usage }) ?? []
  return new Map(lines.map(({ name, unit, quantity }) => [`${name}, ${unit}`, quantity]))
}
