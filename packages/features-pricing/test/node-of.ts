import type { GraphNode, JsonValue } from '@backarch/services-topology/schemas'

type JsonObject = Record<string, JsonValue>

export interface NodeOptions {
  readonly id?: string
  readonly usage?: JsonObject
  readonly region?: string | null
  /** Terraform's address; the type is read off it. */
  readonly address?: string
}

/** A node of a kind as a diagram would hold it, in us-east-1 unless said otherwise. */
export function nodeOf(kind: string, settings: JsonObject, options: NodeOptions = {}): GraphNode {
  const { id = kind, usage = {}, region = 'us-east-1', address } = options
  const type = address === undefined ? undefined : /(\w+)\.[^.]+$/.exec(address)?.[1]
  return {
    id,
    kind,
    name: id,
    settings,
    usage,
    region,
    groupId: null,
    position: { x: 0, y: 0 },
    ...(address !== undefined && type !== undefined && { source: { address, type } }),
  }
}
