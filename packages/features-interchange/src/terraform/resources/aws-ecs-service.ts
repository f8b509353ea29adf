import { awsEcsService } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  blocksAt,
  choiceAt,
  countAt,
  hasBlock,
  noAttributes,
  numberAt,
  referencesAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

function taskOf(attributes: Attributes, context: MappingContext): Attributes | null {
  if (attributes.read('task_definition') === undefined) return noAttributes
  const reference = referencesAt(attributes, 'task_definition').find(
    ({ address }) => context.project.find(address)?.type === 'aws_ecs_task_definition',
  )
  return reference === undefined ? null : context.attributesOf(reference.address)
}

/** Fargate when the launch type or the first capacity provider says so; EC2 is the default. */
function runsOn(attributes: Attributes) {
  if (!hasBlock(attributes, 'capacity_provider_strategy')) {
    const launchType = choiceAt(attributes, 'launch_type', ['EC2', 'FARGATE', 'EXTERNAL'], 'EC2')
    return { launchType, purchaseOption: 'on-demand' as const }
  }
  const strategies = blocksAt(attributes, 'capacity_provider_strategy') ?? [noAttributes]
  const providers = strategies.map((strategy) => textAt(strategy, 'capacity_provider'))
  if (providers.includes(null)) return { launchType: null, purchaseOption: null }
  const fargate = providers.some((provider) => provider?.startsWith('FARGATE') === true)
  const spot = providers.every((provider) => provider === 'FARGATE_SPOT')
  return {
    launchType: fargate ? ('FARGATE' as const) : ('EC2' as const),
    purchaseOption: spot ? ('spot' as const) : ('on-demand' as const),
  }
}

/** `1 vCPU` and `2 GB` are other ways to write 1024 and 2048. */
function units(task: Attributes, name: string): number | null {
  const text = textAt(task, name)
  const match = /^(\d+(?:\.\d+)?)\s*(vcpu|gb)?$/i.exec(text?.trim() ?? '')
  if (match === null) return null
  return Number(match[1]) * (match[2] === undefined ? 1 : 1024)
}

export const awsEcsServiceMapping = defineNode({
  types: ['aws_ecs_service'],
  kind: awsEcsService,
  named: ['name'],
  links: {
    load_balancer: { direction: 'from', mode: 'sync' },
    service_registries: { direction: 'none' },
  },
  settings: (attributes, context) => {
    const task = taskOf(attributes, context)
    const platform = task === null ? noAttributes : blockAt(task, 'runtime_platform')
    return {
      ...runsOn(attributes),
      architecture:
        task === null
          ? null
          : choiceAt(platform, 'cpu_architecture', ['X86_64', 'ARM64'], 'X86_64'),
      desiredCount: countAt(attributes, 'desired_count', 0),
      taskCpu: task === null ? null : units(task, 'cpu'),
      taskMemoryMb: task === null ? null : units(task, 'memory'),
      ephemeralStorageGb:
        task === null ? null : numberAt(blockAt(task, 'ephemeral_storage'), 'size_in_gib', 20),
    }
  },
})
