import type { ComponentKind } from '@backarch/services-topology'
import {
  type GraphEdge,
  type GraphGroup,
  type GraphNode,
  jsonObjectSchema,
} from '@backarch/services-topology/schemas'
import type { z } from 'zod'

/** What templates are written with. Regions and positions are added by `defineTemplate`. */

export type TemplateNode = Omit<GraphNode, 'position' | 'region'>

/** A component; its kind says which settings and usage it may have. */
export function component<Kind extends ComponentKind>(
  kind: Kind,
  id: string,
  name: string,
  details: {
    /** The innermost group around it; a global service is in none. */
    readonly in?: string
    readonly settings?: z.input<Kind['settings']>
    readonly usage?: z.input<Kind['usage']>
  } = {},
): TemplateNode {
  return {
    id,
    kind: kind.id,
    name,
    settings: jsonObjectSchema.parse(details.settings ?? {}),
    usage: jsonObjectSchema.parse(details.usage ?? {}),
    groupId: details.in ?? null,
  }
}

/** A provider's region; its name is its id. */
export function region(name: string): GraphGroup {
  return { id: name, kind: 'region', name, parentId: null, settings: {} }
}

/** A group inside another: a network in a region, a zone or subnet in a network. */
export function group(
  kind: Exclude<GraphGroup['kind'], 'region'>,
  id: string,
  name: string,
  parentId: string,
): GraphGroup {
  return { id, kind, name, parentId, settings: {} }
}

/** What is not used has to be said, because a missing usage is unknown. */
export const unused = {
  /** S3 Select. */
  select: { monthly_select_data_scanned_gb: 0, monthly_select_data_returned_gb: 0 },
  /** Subscribers of a topic other than queues and functions. */
  subscriptions: {
    http_subscriptions: 0,
    email_subscriptions: 0,
    kinesis_subscriptions: 0,
    mobile_push_subscriptions: 0,
    macos_subscriptions: 0,
    sms_subscriptions: 0,
  },
}

/** What crosses an edge in a month. */
interface Volume {
  readonly requests?: number
  readonly gigabytes?: number
}

/** The caller waits for an answer. */
export function calls(from: string, to: string, protocol: string, volume?: Volume): GraphEdge {
  return edge('sync', from, to, protocol, volume)
}

/** The sender does not wait. */
export function sends(from: string, to: string, protocol: string, volume?: Volume): GraphEdge {
  return edge('async', from, to, protocol, volume)
}

/** Replication, a backup or a mount. */
export function copies(from: string, to: string, protocol: string, volume?: Volume): GraphEdge {
  return edge('data', from, to, protocol, volume)
}

function edge(
  mode: GraphEdge['mode'],
  from: string,
  to: string,
  protocol: string,
  { requests = null, gigabytes = null }: { [Key in keyof Volume]?: number | null } = {},
): GraphEdge {
  const volume = requests === null && gigabytes === null ? null : { requests, gigabytes }
  return { id: `${from}-to-${to}`, from, to, protocol, mode, volume }
}
