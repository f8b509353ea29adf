import { parseGraph } from '@backarch/services-topology'
import type { GraphNode, JsonValue } from '@backarch/services-topology/schemas'

import type { ImportedResource, ImportResult } from '../../schemas.ts'
import { printable } from '../files/printable.ts'
import { refusal } from '../files/refuse.ts'
import type { ExpandedProject } from '../project/expand-project.ts'
import type { Resource } from '../project/resource.ts'
import { nodeMappingOf } from './assign.ts'
import { type Attributes, attributesOf as readAttributes, noAttributes } from './attributes.ts'
import { buildEdges } from './edges.ts'
import { elementId } from './element-id.ts'
import { elementName } from './element-name.ts'
import { environmentOf } from './environment.ts'
import { buildGroups, type Groups } from './groups.ts'
import { layOut } from './layout.ts'
import type { MappingContext, NodeMapping } from './mapping.ts'
import { ownersOf } from './owners.ts'
import { placementOf } from './placement.ts'
import { indexProject, type Project } from './project.ts'
import { regionOfResource } from './regions.ts'
import { reportOf } from './report.ts'

const maxGroups = 5_000
const maxWarnings = 500

/** Turns the resources of a project into a diagram, and says of each what became of it. */
export function mapProject(expanded: ExpandedProject): ImportResult {
  const { warnings } = expanded
  const project = indexProject(expanded.resources)
  const attributes = new Map<string, Attributes>()
  const attributesOf = (address: string): Attributes => {
    const resource = project.find(address)
    if (resource === undefined) return noAttributes
    const known = attributes.get(address) ?? readAttributes(resource, warnings)
    attributes.set(address, known)
    return known
  }
  const contextOf = (address: string): MappingContext => ({ project, address, attributesOf })

  const groups = buildGroups(project, attributesOf)
  const nodes = new Map<string, GraphNode>()
  for (const resource of project.resources) {
    const mapping = nodeMappingOf(resource, attributesOf(resource.address))
    if (mapping !== null) {
      nodes.set(
        resource.address,
        nodeOf(resource, mapping, contextOf(resource.address), groups, warnings),
      )
    }
  }
  if (groups.all.size > maxGroups) {
    throw refusal(
      'too_many_resources',
      `The project has more than ${maxGroups} networks and subnets.`,
    )
  }
  const isElement = (address: string) => nodes.has(address) || groups.ofResource.has(address)
  const owners = ownersOf(project, attributesOf, isElement)
  const edges = buildEdges({ project, nodes, owners, contextOf, warnings })
  const graph = parseGraph({
    nodes: layOut([...nodes.values()], groups.all.values()),
    edges: edges.all,
    groups: [...groups.all.values()],
  })
  const drawing = { nodes, groups, edges, owners, attributesOf }
  const resources = project.resources.map((resource): ImportedResource => {
    const environment = environmentOf(resource)
    return { ...reportOf(resource, drawing), ...(environment !== undefined && { environment }) }
  })
  for (const { address, source } of expanded.missingModules) {
    resources.push({ address, type: 'module', outcome: 'unsupported' })
    warnings.add(
      `${address}: its source "${source.slice(0, 200)}" is not part of the project, so nothing in it is imported.`,
    )
  }
  warnAboutRegions(project, nodes, warnings)
  return { graph, report: { resources, warnings: limited([...warnings]) } }
}

function nodeOf(
  resource: Resource,
  mapping: NodeMapping,
  context: MappingContext,
  groups: Groups,
  warnings: Set<string>,
): GraphNode {
  const settings = mapping.settings(context.attributesOf(resource.address), context)
  const place =
    mapping.global === true
      ? { groupId: null, region: regionOfResource(resource, context.project) }
      : placementOf(resource, context.project, groups)
  return {
    id: elementId(resource.address),
    kind: mapping.kind.id,
    name: elementName(resource, mapping.named),
    settings: validSettings(mapping, settings, resource, warnings),
    usage: {},
    region: place.region,
    groupId: place.groupId,
    position: { x: 0, y: 0 },
    source: { address: resource.address, type: resource.type },
  }
}

/** The settings with the kind's defaults. What does not fit the kind is not known. */
function validSettings(
  mapping: NodeMapping,
  settings: object,
  resource: Resource,
  warnings: Set<string>,
): Record<string, JsonValue> {
  const parsed = mapping.kind.settings.safeParse(settings)
  if (parsed.success) return json(parsed.data)
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  for (const name of wrong)
    warnings.add(`${resource.address}: ${name} is not usable as a setting and is not known.`)
  const kept = Object.entries(settings).filter(([name]) => !wrong.has(name))
  const unknown = [...wrong]
    .filter((name) => name in mapping.kind.settings.shape)
    .map((name) => [name, null])
  return json(mapping.kind.settings.parse(Object.fromEntries([...kept, ...unknown])))
}

function json(settings: object): Record<string, JsonValue> {
  return JSON.parse(JSON.stringify(settings))
}

function warnAboutRegions(
  project: Project,
  nodes: ReadonlyMap<string, GraphNode>,
  warnings: Set<string>,
): void {
  const without = project.resources.find(({ address }) => nodes.get(address)?.region === null)
  if (without !== undefined) {
    warnings.add(
      `${without.address}: nothing says which region it is in; set region in its provider block.`,
    )
  }
}

function limited(warnings: readonly string[]): string[] {
  const short = warnings.map((warning) =>
    printable(warning.length > 500 ? `${warning.slice(0, 497)}...` : warning),
  )
  if (short.length <= maxWarnings) return short
  return [
    ...short.slice(0, maxWarnings),
    `${short.length - maxWarnings} more warnings are not shown.`,
  ]
}
