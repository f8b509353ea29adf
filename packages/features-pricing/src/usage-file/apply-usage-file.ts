import { awsDataTransfer, findKind } from '@backarch/services-topology'
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

/** What no resource of any provider is, and is billed: kinds by the type that a usage file gives them. */
const withoutResource: ReadonlyMap<string, string> = new Map([
  ['aws_data_transfer', awsDataTransfer.id],
])

/** Nodes for the entries that describe what has no resource of its own. */
function describedAlone(
  { resources }: UsageFile,
  met: ReadonlySet<string>,
  read: ReturnType<typeof createReader>,
): GraphNode[] {
  return [...resources].flatMap(([address, entry]) => {
    const [type = ''] = address.split('.')
    const kind = withoutResource.get(type)
    if (kind === undefined || met.has(address) || isPattern(address)) return []
    const usage = { ...read(address, entry, kind) }
    const node: GraphNode = {
      id: address,
      kind,
      name: address,
      settings: {},
      usage,
      region: typeof usage.region === 'string' ? usage.region : null,
      groupId: null,
      position: { x: 0, y: 0 },
      source: { address, type },
    }
    return [node]
  })
}

/**
 * Gives the nodes the usage that a file expects of them. From weak to strong: the type's default, what the node
 * itself says, patterns from general to particular, the exact address. What an entry describes that has no resource
 * of its own comes after them. Throws VALIDATION when an address fits no
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
  // Where unknown addresses are ignored, these may be some of the nodes that the file is about.
  if (unknownAddresses === 'ignore') return result
  const alone = describedAlone(file, met, read)
  for (const { id } of alone) met.add(id)
  checkAddresses(file, met)
  return [...result, ...alone]
}
