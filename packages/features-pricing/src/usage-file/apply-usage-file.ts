import { findKind } from '@backarch/services-topology'
import type { GraphNode } from '@backarch/services-topology/schemas'

import type { OtherResource } from '../schemas.ts'
import { addressPatterns, isPattern } from './address-patterns.ts'
import { mergeUsage, type JsonObject } from './merge-usage.ts'
import type { UsageEntry, UsageFile } from './parse-usage-file.ts'
import { readUsage } from './read-usage.ts'
import { quote, usageFileError } from './usage-file-error.ts'

interface Resources {
  readonly nodes: readonly GraphNode[]
  readonly others: readonly OtherResource[]
  readonly unknownAddresses: 'refuse' | 'ignore'
}

/** Reads each entry once for each kind that it meets. */
function createReader() {
  const read = new Map<UsageEntry, Map<string, JsonObject>>()
  return (address: string, entry: UsageEntry | undefined, kindId: string): JsonObject => {
    const kind = findKind(kindId)
    if (entry === undefined || kind === undefined) return {}
    const byKind = read.get(entry) ?? new Map<string, JsonObject>()
    read.set(entry, byKind)
    const usage = byKind.get(kindId) ?? readUsage(address, entry, kind)
    byKind.set(kindId, usage)
    return usage
  }
}

/** A pattern may match nothing, as the resource may be counted down to none; a plain address may not. */
function checkAddresses({ resources }: UsageFile, met: ReadonlySet<string>): void {
  for (const [address, { line }] of resources) {
    if (met.has(address) || isPattern(address)) continue
    const counted =
      met.has(`${address}[*]`) || [...met].some((known) => known.startsWith(`${address}[`))
    const advice = counted ? ` It has several instances: write "${quote(address)}[*]".` : ''
    throw usageFileError(line, `there is no resource "${quote(address)}" in this project.${advice}`)
  }
}

/**
 * Gives the nodes the usage that a file expects of them. From weak to strong: the type's default, what the node
 * itself says, patterns from general to particular, the exact address. Throws VALIDATION when an address fits no
 * resource and may not, or when a key or value does not fit its kind.
 */
export function applyUsageFile(
  file: UsageFile,
  { nodes, others, unknownAddresses }: Resources,
): GraphNode[] {
  const read = createReader()
  const met = new Set(others.flatMap(({ address }) => addressPatterns(address)))
  const result = nodes.map((node) => {
    const { address = node.id, type } = node.source ?? {}
    const typeDefault = type === undefined ? undefined : file.typeDefaults.get(type)
    let usage = mergeUsage(read(type ?? '', typeDefault, node.kind), node.usage)
    for (const pattern of addressPatterns(address)) {
      met.add(pattern)
      usage = mergeUsage(usage, read(pattern, file.resources.get(pattern), node.kind))
    }
    return { ...node, usage }
  })
  if (unknownAddresses === 'refuse') checkAddresses(file, met)
  return result
}
