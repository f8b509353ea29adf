import type { ComponentKind } from '@backarch/services-topology'
import type { GraphEdge, GraphGroup } from '@backarch/services-topology/schemas'
import type { z } from 'zod'

import type { Resource } from '../project/resource.ts'
import type { Reference } from '../values/value.ts'
import { type Attributes, referencesAt } from './attributes.ts'
import type { Project } from './project.ts'

/** What becomes of the resources of one type. A file in `resources/` holds one of these, or a list. */
export type Mapping = NodeMapping | ContainerMapping | ConnectorMapping | PropertyMapping

/** Becomes a component. */
export interface NodeMapping {
  readonly outcome: 'node'
  readonly types: readonly string[]
  readonly kind: ComponentKind
  /** In the shape of the kind's settings. */
  readonly settings: (attributes: Attributes, context: MappingContext) => object
  /** Arguments that hold its name, the best first. */
  readonly named: readonly string[]
  /** Lies in no region: its price depends on where it is asked from. */
  readonly global?: true
  /** What a reference from an argument means, where it is not "this component calls that one". */
  readonly links?: Readonly<Record<string, Link>>
  /** When it gives something, the resource is only a property of that. */
  readonly partOf?: (attributes: Attributes) => readonly Reference[]
}

export interface Link {
  /** `from`: the other one calls this component. `none`: no connection. */
  readonly direction: 'to' | 'from' | 'none'
  readonly mode?: GraphEdge['mode']
  readonly protocol?: string | null
}

/** Becomes a group. */
export interface ContainerMapping {
  readonly outcome: 'container'
  readonly types: readonly string[]
  readonly groupKind: Extract<GraphGroup['kind'], 'network' | 'subnet'>
  readonly settings: (attributes: Attributes) => GraphGroup['settings']
}

/** Becomes connections, or a property of the one end that is in the project. */
export interface ConnectorMapping {
  readonly outcome: 'connector'
  readonly types: readonly string[]
  readonly connections: (attributes: Attributes, context: MappingContext) => readonly Connection[]
  readonly billed?: Billed
}

/** Belongs to a component or a group. */
export interface PropertyMapping {
  readonly outcome: 'property'
  readonly types: readonly string[]
  /** Arguments that name the owner; when none does, the owner is who refers to it. */
  readonly of: readonly string[]
  /** Types among those who refer to it that lead to the owner; all when left out. */
  readonly by?: readonly string[]
  /** Arguments that name the owner when nothing else does. */
  readonly otherwise?: readonly string[]
  /** False for one that costs something of its own: it is not supported rather than said to be free. */
  readonly free?: (attributes: Attributes) => boolean
  /** What it refers to, its owner calls: a task definition's queue is the service's. */
  readonly lends?: true
  readonly billed?: Billed
  readonly connections?: (attributes: Attributes, context: MappingContext) => readonly Connection[]
}

/** When a connector or property costs something of its own, it is a component after all. */
export interface Billed {
  readonly when: (attributes: Attributes, resource: Resource) => boolean
  readonly as: NodeMapping
}

/** Every component of one end is connected with every one of the other. */
export interface Connection {
  readonly from: readonly Reference[]
  readonly to: readonly Reference[]
  readonly mode: GraphEdge['mode']
  readonly protocol: string | null
}

export interface MappingContext {
  readonly project: Project
  readonly address: string
  /** The arguments of another resource. */
  readonly attributesOf: (address: string) => Attributes
}

/** A node mapping whose settings are checked against the kind while it is written. */
export function defineNode<K extends ComponentKind>(
  mapping: Omit<NodeMapping, 'outcome' | 'kind' | 'settings'> & {
    readonly kind: K
    readonly settings: (attributes: Attributes, context: MappingContext) => z.input<K['settings']>
  },
): NodeMapping {
  return { outcome: 'node', ...mapping }
}

/** A family of types that belong to what one of their arguments names. */
export function defineProperties(
  owners: Readonly<Record<string, readonly string[]>>,
): PropertyMapping[] {
  return Object.entries(owners).map(([type, of]) => ({ outcome: 'property', types: [type], of }))
}

/** Like `defineProperties`, for types whose price is part of their owner's: without it they are not supported. */
export function defineBilledProperties(
  owners: Readonly<Record<string, readonly string[]>>,
): PropertyMapping[] {
  return defineProperties(owners).map((mapping) => ({
    ...mapping,
    free: (attributes) => referencesAt(attributes, ...mapping.of).length > 0,
  }))
}
