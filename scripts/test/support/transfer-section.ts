import { estimateGraph } from '@backarch/features-pricing'
import { componentKinds } from '@backarch/services-topology'
import type { GraphNode } from '@backarch/services-topology/schemas'

const clouds = [
  { id: 'aws', name: 'AWS', machine: 'aws.ec2-instance', region: 'us-east-1', other: 'eu-west-1' },
  {
    id: 'azure',
    name: 'Azure',
    machine: 'azure.virtual-machine',
    region: 'eastus',
    other: 'westeurope',
  },
  {
    id: 'google',
    name: 'Google Cloud',
    machine: 'google.compute-instance',
    region: 'us-central1',
    other: 'europe-west1',
  },
] as const
type Cloud = (typeof clouds)[number]

/** Enough to reach every step of a price that the catalog knows to its end. */
const gigabytes = 150 * 1024

/** What is billed on the edges of a diagram, as the code bills it. */
export function transferSection(): string {
  return `## Data between components

What an edge of a diagram is billed for, for each gigabyte of its volume, in the first region below each provider and from
there to the second. How it comes about, and whose zone is which: [cost.md](cost.md#data-between-components).

${clouds.map(ofCloud).join('\n')}
### Internet

The one component that is no provider's (\`any.internet\`), free in itself.
`
}

function ofCloud(cloud: Cloud): string {
  const { id, name, machine, region, other } = cloud
  const node = (place: Partial<GraphNode>, zone: string): GraphNode => ({
    id: zone,
    kind: machine,
    name: '',
    settings: {},
    usage: {},
    region,
    groupId: zone,
    position: { x: 0, y: 0 },
    ...place,
  })
  const ways = [
    ['Between zones', node({}, 'b')],
    ['To another region', node({ region: other }, 'b')],
    ['To the internet', node({ kind: 'any.internet' }, 'b')],
  ] as const
  const facts = ways.map(([way, to]) => `${way}: ${billed(node({}, 'a'), to)}`)
  const listed = (traffic: string) =>
    [...componentKinds.values()]
      .filter((kind) => kind.provider === id && kind.traffic === traffic)
      .map(({ label }) => label)
      .toSorted((one, another) => one.localeCompare(another))
      .join(', ')
  return `### ${name}, ${region} and ${other}

${facts.map((fact) => `- ${fact}`).join('\n')}
- Nothing within the region, as services of all of it: ${listed('regional')}
- Billed with what sends it, from its own usage: ${[listed('metered'), listed('edge')].filter((part) => part !== '').join(', ')}
`
}

function billed(from: GraphNode, to: GraphNode): string {
  const zone = (id: string) => {
    return { id, kind: 'zone' as const, name: id, parentId: null, settings: {} }
  }
  const volume = { requests: null, gigabytes }
  const edge = { id: 'e', from: 'a', to: 'b', protocol: null, mode: 'data' as const, volume }
  const graph = { nodes: [from, to], edges: [edge], groups: [zone('a'), zone('b')] }
  const cost = estimateGraph(graph).resources.find((resource) => resource.edge === 'e')
  return (cost?.components ?? [])
    .map(({ name, quantity, unitPrice }) => {
      const times = quantity !== null && quantity > gigabytes ? `${quantity / gigabytes} × ` : ''
      return `${name}, ${unitPrice === null ? 'no price in the catalog' : `${times}$${unitPrice}`}`
    })
    .join('; ')
}
