import type { GraphEdge, GraphNode } from '@backarch/services-topology/schemas'

import type { Resource } from '../project/resource.ts'
import type { Reference } from '../values/value.ts'
import { scalarOf } from '../values/value.ts'
import { mappingOf, nodeMappingOf } from './assign.ts'
import { edgeStyle } from './edge-style.ts'
import { elementId } from './element-id.ts'
import type { Connection, Link, MappingContext } from './mapping.ts'
import type { Owners } from './owners.ts'
import type { Project } from './project.ts'

export interface EdgeInput {
  readonly project: Project
  /** By address. */
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly owners: Owners
  readonly contextOf: (address: string) => MappingContext
  readonly warnings: Set<string>
}

export interface Edges {
  readonly all: readonly GraphEdge[]
  /** The edge that a connector became, by address. */
  readonly ofConnector: ReadonlyMap<string, string>
  /** The only node that a connector without an edge touches, by address. */
  readonly onlyEnd: ReadonlyMap<string, string>
}

/** A rule between two large groups of machines says little about who calls whom. */
const maxPairs = 400
const maxEdges = 50_000

/** Connections that resources declare, then those that references imply, then those that firewalls allow. */
export function buildEdges(input: EdgeInput): Edges {
  const { project } = input
  const edges = new Map<string, GraphEdge>()
  const ofConnector = new Map<string, string>()
  const onlyEnd = new Map<string, string>()

  const add = (
    from: GraphNode,
    to: GraphNode,
    mode: GraphEdge['mode'],
    protocol: string | null,
    source?: Resource,
  ) => {
    if (from.id === to.id) return null
    const id = elementId(`${from.id}->${to.id}`)
    const before = edges.get(id)
    if (before !== undefined) {
      if (before.protocol === null && protocol !== null) edges.set(id, { ...before, protocol })
      return id
    }
    if (edges.size >= maxEdges) {
      input.warnings.add(
        `The project has more than ${maxEdges} connections; the others are left out.`,
      )
      return null
    }
    const edge: GraphEdge = { id, from: from.id, to: to.id, protocol, mode, volume: null }
    edges.set(
      id,
      source === undefined
        ? edge
        : { ...edge, source: { address: source.address, type: source.type } },
    )
    return id
  }

  const connect = (resource: Resource, connections: readonly Connection[]) => {
    for (const { from, to, mode, protocol } of connections) {
      const [sources, targets] = [endsOf(from, input), endsOf(to, input)]
      const end = targets[0] ?? sources[0]
      if (end !== undefined && !onlyEnd.has(resource.address)) onlyEnd.set(resource.address, end.id)
      if (sources.length * targets.length > maxPairs) {
        input.warnings.add(
          `${resource.address}: connects more than ${maxPairs} pairs and is not drawn.`,
        )
        continue
      }
      for (const source of sources) {
        for (const target of targets) {
          const spoken = spokenBetween(target, mode, protocol)
          // A port that the component does not listen on connects nobody with it.
          if (isFirewall(resource) && protocol !== null && spoken !== protocol) continue
          const id = add(source, target, mode, spoken, resource)
          if (id !== null && !ofConnector.has(resource.address))
            ofConnector.set(resource.address, id)
        }
      }
    }
  }

  const declare = (resource: Resource) => {
    const mapping = mappingOf(resource)
    if (mapping?.outcome !== 'connector' && mapping?.outcome !== 'property') return
    if (input.nodes.has(resource.address)) return
    const context = input.contextOf(resource.address)
    connect(resource, mapping.connections?.(context.attributesOf(resource.address), context) ?? [])
  }

  project.resources.filter((resource) => !isFirewall(resource)).forEach(declare)
  for (const resource of project.resources) {
    for (const { from, to, mode, protocol } of implied(resource, input))
      add(from, to, mode, protocol)
  }
  project.resources.filter(isFirewall).forEach(declare)
  return { all: [...edges.values()], ofConnector, onlyEnd }
}

/** What a component is known to speak wins over what a port usually means. */
function spokenBetween(
  target: GraphNode,
  mode: GraphEdge['mode'],
  protocol: string | null,
): string | null {
  const known = mode === 'sync' ? (edgeStyle(target)?.protocol ?? null) : null
  return mode === 'sync' ? (known ?? protocol) : protocol
}

function isFirewall(resource: Resource): boolean {
  return resource.type.includes('security_group')
}

/** The components behind the references of one end. A security group stands for all that use it. */
function endsOf(references: readonly Reference[], input: EdgeInput): GraphNode[] {
  const found = new Map<string, GraphNode>()
  for (const { address } of references) {
    const resource = input.project.find(address)
    if (resource === undefined) continue
    const ends = isFirewall(resource) ? membersOf(resource, input) : [nodeOf(address, input)]
    for (const node of ends) if (node !== undefined) found.set(node.id, node)
  }
  return [...found.values()]
}

function nodeOf(address: string, input: EdgeInput): GraphNode | undefined {
  const node = input.nodes.get(address)
  if (node !== undefined) return node
  const owner = input.owners(address)
  return owner === null ? undefined : input.nodes.get(owner)
}

function membersOf(group: Resource, input: EdgeInput): (GraphNode | undefined)[] {
  return input.project.referrers(group.address).map(({ address, type }) => {
    const node = input.nodes.get(address)
    if (node !== undefined) return node
    return lends(input.project.find(address)) || type === 'aws_network_interface'
      ? nodeOf(address, input)
      : undefined
  })
}

function lends(resource: Resource | undefined): boolean {
  const mapping = resource === undefined ? null : mappingOf(resource)
  return mapping?.outcome === 'property' && mapping.lends === true
}

/** Arguments that may repeat another component's name or place, and call nobody. */
const describing = [
  'availability_zone',
  'availability_zones',
  'description',
  'family',
  'name',
  'name_prefix',
  'tag',
  'tag_specifications',
  'tags',
  'tags_all',
] as const

interface Implied {
  readonly from: GraphNode
  readonly to: GraphNode
  readonly mode: GraphEdge['mode']
  readonly protocol: string | null
}

/** What a component's arguments refer to, it calls; some arguments mean the opposite. */
function implied(resource: Resource, input: EdgeInput): Implied[] {
  const own = lends(resource) ? nodeOf(resource.address, input) : input.nodes.get(resource.address)
  if (own === undefined) return []
  const mapping = nodeMappingOf(
    resource,
    input.contextOf(resource.address).attributesOf(resource.address),
  )
  const links = mapping?.links
  const named = mapping?.named ?? []
  const names = new Set([...describing, ...named.map((path) => path.split('.')[0] ?? path)])
  return input.project.references(resource.address).flatMap(({ argument, references }) => {
    const link: Link | undefined = links?.[argument]
    if (link?.direction === 'none' || (link === undefined && names.has(argument))) return []
    return references.flatMap((reference): Implied[] => {
      const other = otherEnd(reference, link !== undefined, input)
      if (other === undefined) return []
      if (link?.direction === 'from') {
        const protocol = link.protocol ?? targetGroupProtocol(reference, input)
        return [{ from: other, to: own, mode: link.mode ?? 'sync', protocol }]
      }
      const style = edgeStyle(other)
      if (style === null) return []
      return [
        {
          from: own,
          to: other,
          mode: link?.mode ?? style.mode,
          protocol: link?.protocol === undefined ? style.protocol : link.protocol,
        },
      ]
    })
  })
}

/** A property counts as the component that its own arguments name; a role, say, is nobody in particular. */
function otherEnd(
  reference: Reference,
  explicit: boolean,
  input: EdgeInput,
): GraphNode | undefined {
  const node = input.nodes.get(reference.address)
  if (node !== undefined) return node
  const resource = input.project.find(reference.address)
  const mapping = resource === undefined ? null : mappingOf(resource)
  if (mapping?.outcome !== 'property' || !(explicit || mapping.of.length > 0)) return undefined
  return nodeOf(reference.address, input)
}

function targetGroupProtocol(reference: Reference, input: EdgeInput): string | null {
  const resource = input.project.find(reference.address)
  if (resource === undefined || !resource.type.endsWith('_target_group')) return null
  const protocol = scalarOf(resource.read('protocol') ?? null)
  return typeof protocol === 'string' ? protocol.toLowerCase().slice(0, 50) : null
}
