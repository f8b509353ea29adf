import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { estimateGraph } from '@backarch/features-pricing'
import { checkGraph } from '@backarch/services-topology'
import { graphSchema } from '@backarch/services-topology/schemas'
import { describe, expect, test } from 'vitest'

import { layoutGraph } from '../src/layout/layout-graph.ts'
import { templates } from '../src/templates/index.ts'
import { layoutFaults } from './layout-faults.ts'

const folder = join(import.meta.dirname, '../src/templates')

/**
 * What has no price whatever its settings: the catalog has none for DynamoDB in us-east-1, and hardly any for
 * us-west-2. Everything else is priced whole.
 */
const unpriced: Readonly<Record<string, readonly string[]>> = {
  'serverless-api': ['orders'],
  'event-pipeline': ['usage-totals'],
  'realtime-chat': ['messages'],
  'iot-ingest': ['device-state'],
  'active-passive': [
    'database-password',
    'files-copy',
    'passive-balancer',
    'passive-nat',
    'passive-servers',
    'replica',
  ],
}

/** The kind of a key takes no usage, so what is done with it stays unknown. */
const neverKnown = { kind: 'aws.kms-key', component: 'Requests' }

describe('templates', () => {
  test('are at least twelve, each listed, with an id of its own that names its file', () => {
    const parts = ['define-template.ts', 'index.ts', 'parts.ts', 'positions.json']
    const files = readdirSync(folder).filter((file) => !parts.includes(file))
    expect(templates.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted())
    expect(templates.length).toBeGreaterThanOrEqual(12)
    expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length)
  })

  test('lie where the layout puts them; `--update` asks it anew', async () => {
    const lines: string[] = []
    for (const { id, graph } of templates) {
      const positions = await layoutGraph(graph, { signal: new AbortController().signal })
      const corners = [...positions].map(([key, { x, y }]) => `    "${key}": [${x}, ${y}]`)
      lines.push(`  "${id}": {\n${corners.join(',\n')}\n  }`)
    }
    const wanted = `{\n${lines.join(',\n')}\n}\n`
    await expect(wanted).toMatchFileSnapshot(join(folder, 'positions.json'))
  })
})

describe.each(templates)('the template $id', ({ id, name, description, graph }) => {
  test('is a diagram that can be saved', () => {
    expect(graphSchema.parse(graph)).toEqual(graph)
    expect(checkGraph(graph)).toEqual([])
  })

  test('has no two elements on each other, and groups that hold their members alone', () => {
    expect(layoutFaults(graph)).toEqual([])
  })

  test('is whole: everything takes part, every group holds something, edges say how they talk', () => {
    expect(graph.nodes.length).toBeGreaterThanOrEqual(8)
    const ends = new Set(graph.edges.flatMap(({ from, to }) => [from, to]))
    expect(graph.nodes.filter((node) => !ends.has(node.id))).toEqual([])
    const holding = new Set([...graph.nodes, ...graph.groups].map(parentOf))
    expect(graph.groups.filter((group) => !holding.has(group.id))).toEqual([])
    expect(graph.edges.filter(({ protocol }) => protocol === null)).toEqual([])
    expect(graph.edges.filter(({ volume }) => volume !== null).length).toBeGreaterThan(2)
  })

  test('can be read by people', () => {
    const ids = [id, ...[...graph.nodes, ...graph.edges, ...graph.groups].map((part) => part.id)]
    expect(ids.filter((part) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(part))).toEqual([])
    expect(name).toMatch(/^[A-Z]/)
    expect(description).toMatch(/^[A-Z].{100,700}\.$/)
    const names = graph.nodes.map((node) => node.name)
    expect(new Set(names).size).toBe(names.length)
    // What fits into the box of a node.
    expect(names.filter((text) => text.length < 3 || text.length > 24)).toEqual([])
  })

  test('costs what the catalog says, whole, without anything unknown', () => {
    const estimate = estimateGraph(graph)
    const withoutPrice = estimate.resources.filter(({ status }) => status === 'unpriced')
    const nodes = withoutPrice.filter(({ edge }) => edge === undefined)
    expect(nodes.map(({ address }) => address).toSorted()).toEqual(unpriced[id] ?? [])
    // How much of the traffic between what lies in several zones leaves one, only its operator can say.
    const reasons = withoutPrice
      .filter(({ edge }) => edge !== undefined)
      .flatMap(({ components }) => components.map(({ source }) => source))
    expect(reasons.filter((reason) => !reason.includes('in which one zone'))).toEqual([])
    const unknown = estimate.resources
      .filter(({ status }) => status === 'priced')
      .flatMap(({ address, kind, components }) =>
        components
          // Nothing of something without a price is nothing.
          .filter(({ monthly, quantity }) => monthly === null && quantity !== 0)
          .filter((part) => kind !== neverKnown.kind || part.name !== neverKnown.component)
          .map((part) => `${address}: ${part.name} (${part.source})`),
      )
    expect(unknown).toEqual([])
    expect(estimate.baselineMonthly + estimate.usageMonthly).toBeGreaterThan(20)
  })
})

function parentOf(part: { groupId?: string | null; parentId?: string | null }) {
  return part.groupId ?? part.parentId
}
