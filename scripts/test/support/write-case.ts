import type { JsonValue } from '@backarch/services-topology/schemas'

import type { SampleCase } from './sample-cases.ts'

type Block = Record<string, JsonValue>

/** A project in Terraform's JSON syntax: the case, and what else its project has, for it to refer to. */
export function projectOf(sample: SampleCase, all: readonly SampleCase[]): Block {
  const project = (id: string) => id.split('/').slice(0, 2).join('/')
  const others = all.filter(({ id }) => project(id) === project(sample.id))
  const resources = new Map<string, Record<string, Block>>()
  for (const { address, attributes, region } of [sample, ...others]) {
    const { type, name, repeat } = parseAddress(address)
    const ofType = resources.get(type) ?? {}
    // The case itself comes first; of one block that was unfolded, another copy would be another block.
    ofType[name] ??= { ...placed(type, attributes, region), ...repeat }
    resources.set(type, ofType)
  }
  if (sample.provider === 'azure') {
    resources.set('azurerm_resource_group', {
      case: { name: 'case', location: sample.region },
    })
  }
  const provider = { aws: 'aws', google: 'google', azure: 'azurerm' }[sample.provider]
  const aliases = [sample, ...others].flatMap(({ attributes, region }) => {
    const asked = attributes['provider']
    const [, alias] = typeof asked === 'string' ? (/^\$\{\w+\.(\w+)\}$/.exec(asked) ?? []) : []
    return alias === undefined ? [] : [{ alias, region }]
  })
  const configured = sample.provider === 'azure' ? {} : { region: sample.region }
  return {
    provider: { [provider]: [configured, ...new Map(aliases.map((a) => [a.alias, a])).values()] },
    resource: Object.fromEntries(resources),
  }
}

/** Azure's provider has no region: what names no location lies where its group lies. */
function placed(type: string, attributes: Block, region: string): Block {
  if (!type.startsWith('azurerm_') || 'location' in attributes) return attributes
  return region === ''
    ? attributes
    : { ...attributes, resource_group_name: '${azurerm_resource_group.case.name}' }
}

function parseAddress(address: string) {
  const [, type = '', name = '', key] = /^([^.]+)\.([^.[]+)(?:\[(.+)\])?$/.exec(address) ?? []
  return { type, name, repeat: repeatOf(key) }
}

function repeatOf(key: string | undefined): Block {
  if (key === undefined) return {}
  if (key.startsWith('"')) return { for_each: `\${toset([${key}])}` }
  return { count: Number(key) + 1 }
}

/** JSON is YAML. */
export function usageFileOf({ address, usage }: SampleCase): string {
  const isSaid = Object.keys(usage).length > 0
  return JSON.stringify({ version: '0.1', resource_usage: isSaid ? { [address]: usage } : {} })
}
