import {
  type Attributes,
  blockAt,
  blocksAt,
  choiceAt,
  flagAt,
  noAttributes,
  referencesAt,
  textAt,
} from '../mapping/attributes.ts'
import type { MappingContext } from '../mapping/mapping.ts'
import { blockDevice } from './block-device.ts'

const rootDevices = ['/dev/xvda', '/dev/sda1', '/dev/sda']
const tenancies = ['default', 'dedicated', 'host'] as const

/** What a machine is made from, in the shape of an instance's settings. */
export function fromLaunchTemplate(template: Attributes) {
  const mappings = blocksAt(template, 'block_device_mappings')
  const isRoot = (mapping: Attributes) => rootDevices.includes(textAt(mapping, 'device_name') ?? '')
  const root = mappings?.find(isRoot)
  const credits = textAt(blockAt(template, 'credit_specification'), 'cpu_credits')
  return {
    instanceType: textAt(template, 'instance_type'),
    tenancy: choiceAt(blockAt(template, 'placement'), 'tenancy', tenancies, 'default'),
    purchaseOption: purchaseOption(template),
    ebsOptimized: flagAt(template, 'ebs_optimized', false),
    detailedMonitoring: flagAt(blockAt(template, 'monitoring'), 'enabled', false),
    cpuCredits: cpuCredits(credits),
    rootVolume: blockDevice(root === undefined ? noAttributes : blockAt(root, 'ebs'), {
      sizeGb: 8,
    }),
    extraVolumes:
      mappings
        ?.filter((mapping) => !isRoot(mapping) && mapping.read('ebs') !== undefined)
        .map((mapping) => blockDevice(blockAt(mapping, 'ebs'), { sizeGb: null })) ?? null,
  }
}

/** The older way to say what the members of a group are. Its detailed monitoring is on by default. */
export function fromLaunchConfiguration(configuration: Attributes) {
  return {
    ...diskFields(configuration),
    instanceType: textAt(configuration, 'instance_type'),
    tenancy: choiceAt(configuration, 'placement_tenancy', tenancies, 'default'),
    purchaseOption:
      configuration.read('spot_price') === undefined ? ('on-demand' as const) : ('spot' as const),
    ebsOptimized: flagAt(configuration, 'ebs_optimized', false),
    detailedMonitoring: flagAt(configuration, 'enable_monitoring', true),
  }
}

/** The disks of `aws_instance` and `aws_launch_configuration`. */
export function diskFields(attributes: Attributes) {
  return {
    rootVolume: blockDevice(blockAt(attributes, 'root_block_device'), { sizeGb: 8 }),
    extraVolumes:
      blocksAt(attributes, 'ebs_block_device')?.map((block) =>
        blockDevice(block, { sizeGb: null }),
      ) ?? null,
  }
}

export function cpuCredits(text: string | null): 'default' | 'standard' | 'unlimited' {
  return text === 'standard' || text === 'unlimited' ? text : 'default'
}

export function purchaseOption(attributes: Attributes): 'on-demand' | 'spot' | null {
  const market = blockAt(attributes, 'instance_market_options')
  const type = choiceAt(market, 'market_type', ['spot', 'capacity-block'], null)
  if (type === 'spot') return 'spot'
  return type === null && market.read('market_type') !== undefined ? null : 'on-demand'
}

/** The launch template that a block names; null when it is not part of the project. */
export function launchTemplateOf(block: Attributes, context: MappingContext): Attributes | null {
  const reference = referencesAt(
    block,
    'id',
    'name',
    'launch_template_id',
    'launch_template_name',
  ).find(({ address }) => context.project.find(address)?.type === 'aws_launch_template')
  return reference === undefined ? null : context.attributesOf(reference.address)
}
