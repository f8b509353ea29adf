import { knownTypes } from '@backarch/features-interchange'
import { commitmentsFor, estimateGraph } from '@backarch/features-pricing'
import { componentKinds, type ComponentKind } from '@backarch/services-topology'
import {
  jsonObjectSchema,
  type GraphNode,
  type JsonValue,
} from '@backarch/services-topology/schemas'

import { transferSection } from './transfer-section.ts'

const terraformTypes = await knownTypes()

const providers = { aws: 'AWS', azure: 'Azure', google: 'Google Cloud' } as const
const regions = { aws: 'us-east-1', azure: 'eastus', google: 'us-central1' } as const
const prefixes = { aws: 'aws_', azure: 'azurerm_', google: 'google_' } as const

/** `docs/pricing.md`: what each supported resource type is billed for and what is assumed of it, read off the code. */
export function pricingPage(): string {
  const kinds = [...componentKinds.values()].filter(isOfCloud)
  const supported = terraformTypes.filter(({ kind }) => kind !== null).length
  const parts = Object.entries(providers).map(([id, name]) => {
    const provider = kinds.filter((kind) => kind.provider === id)
    return provider.length === 0 ? '' : section(name, provider)
  })
  return `# What is priced

${supported} Terraform types that become ${kinds.length} kinds of components. This page is read off the code by a test; how an
amount comes about is in [cost.md](cost.md).

Under each component: its Terraform types; the lines of its bill as they are before anything is said of it, and what one
of their quantity is; what it can be [committed](cost.md#commitments) to; what is assumed of a setting that nothing says;
and the keys by which a usage file says how much it is used. A setting that is not listed is unknown unless it is said,
and a price that depends on it is no price.

${parts.filter((part) => part !== '').join('\n')}
${transferSection()}`
}

type CloudKind = ComponentKind & { readonly provider: keyof typeof providers }

function isOfCloud(kind: ComponentKind): kind is CloudKind {
  return kind.provider !== 'any'
}

function section(name: string, kinds: readonly CloudKind[]): string {
  const prefix = prefixes[kinds[0]?.provider ?? 'aws']
  const free = terraformTypes.filter(({ type, kind }) => kind === null && type.startsWith(prefix))
  const sorted = kinds.toSorted((one, other) => one.label.localeCompare(other.label))
  return `## ${name}

${sorted.map(entry).join('\n')}
### Free, or part of what they belong to

${free.map(({ type }) => code(type)).join(', ')}
`
}

function entry(kind: CloudKind): string {
  const types = terraformTypes.filter((known) => known.kind === kind.id)
  const settings = jsonObjectSchema.parse(kind.settings.parse({}))
  const facts = [
    `Terraform: ${types.length === 0 ? 'none' : types.map(({ type }) => code(type)).join(', ')}`,
    `Billed: ${billOf(kind, settings) || 'nothing as long as nothing is said of it'}`,
    listed('Can be committed', commitmentsFor(nodeOf(kind, settings)).map(code)),
    listed('Assumed', assumptions(settings)),
    listed('Usage', usageKeys(kind)),
  ]
  const lines = facts.filter((fact) => fact !== '').map((fact) => `- ${fact}`)
  return `### ${kind.label}\n\n${lines.join('\n')}\n`
}

function listed(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `${title}: ${items.join(', ')}`
}

function nodeOf(kind: CloudKind, settings: Record<string, JsonValue>): GraphNode {
  return {
    id: 'node',
    kind: kind.id,
    name: '',
    settings,
    usage: {},
    region: regions[kind.provider],
    groupId: null,
    position: { x: 0, y: 0 },
  }
}

function billOf(kind: CloudKind, settings: Record<string, JsonValue>): string {
  const nodes = [nodeOf(kind, settings)]
  const [cost] = estimateGraph({ nodes, edges: [], groups: [] }).resources
  return (cost?.components ?? [])
    .map(({ name, unit }) => `${escape(name)} (${escape(unit)})`)
    .join('; ')
}

/** Settings with a default that says something. */
function assumptions(settings: Record<string, JsonValue>, path = ''): string[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    if (value === null || Array.isArray(value)) return []
    if (typeof value === 'object') return assumptions(value, `${path}${name}.`)
    return [`${code(`${path}${name}`)} ${escape(String(value))}`]
  })
}

/** A machine's disks are numbered; the first stands for all of them. */
function usageKeys(kind: ComponentKind): string[] {
  const keys = Object.keys(kind.usage.shape).filter((key) => !/\[[1-9]\d*\]$/.test(key))
  return keys.map(code)
}

function code(text: string): string {
  return `\`${text}\``
}

function escape(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|]/g, (mark) => `\\${mark}`)
}
