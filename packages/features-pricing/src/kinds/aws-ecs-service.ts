import { awsEcsService } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, unknownSetting, type Line, type NoPrice, type PriceReference } from '../line.ts'
import { missingSavingsPlan } from '../missing-savings-plan.ts'
import { definePricer } from '../pricer.ts'
import type { Commitment } from '../schemas/commitment.ts'

type Settings = z.output<typeof awsEcsService.settings>

const service = 'aws.fargate'
const freeEphemeralGb = 20
const noSpot = { missing: 'no price: the catalog has no spot prices' }

function fargatePrice(
  { architecture, purchaseOption }: Settings,
  key: string,
  hourlyUnit: string,
): PriceReference | NoPrice {
  if (purchaseOption === null) return unknownSetting('purchaseOption')
  if (purchaseOption === 'spot') return noSpot
  if (architecture === null) return unknownSetting('architecture')
  return { service, product: `on-demand-${architecture.toLowerCase()}`, key, hourlyUnit }
}

function fargateLines(settings: Settings, commitment: Commitment | undefined): Line[] {
  const asked = commitment === 'spot' ? noSpot : missingSavingsPlan(commitment, 'Fargate')
  const missing = settings.purchaseOption === 'on-demand' ? asked : undefined
  const committed = missing !== undefined
  const { desiredCount, taskCpu, taskMemoryMb, ephemeralStorageGb } = settings

  function size(setting: keyof Settings, each: number | null) {
    const unknown = each === null ? setting : desiredCount === null ? 'desiredCount' : null
    return {
      quantity: each === null || desiredCount === null ? null : each * desiredCount,
      ...(unknown !== null && { note: `the setting ${unknown} is not known` }),
    }
  }

  const lines = [
    fixed({
      name: 'Per GB per hour',
      unit: 'GB',
      ...size('taskMemoryMb', taskMemoryMb === null ? null : taskMemoryMb / 1024),
      price: missing ?? fargatePrice(settings, 'memory', 'GB-hours'),
      committed,
    }),
    fixed({
      name: 'Per vCPU per hour',
      unit: 'CPU',
      ...size('taskCpu', taskCpu === null ? null : taskCpu / 1024),
      price: missing ?? fargatePrice(settings, 'cpu', 'vCPU-hours'),
      committed,
    }),
  ]
  const extraStorage = ephemeralStorageGb === null ? null : ephemeralStorageGb - freeEphemeralGb
  if (extraStorage === null || extraStorage > 0) {
    lines.push(
      fixed({
        name: 'Ephemeral storage',
        unit: 'GB',
        ...size('ephemeralStorageGb', extraStorage),
        price: fargatePrice(settings, 'ephemeral-storage', 'GB-hours'),
      }),
    )
  }
  return lines
}

/** On EC2 the service itself is free: its machines are billed. */
export const priceAwsEcsService = definePricer(awsEcsService, ({ settings, commitment }) => {
  const { launchType } = settings
  if (launchType === 'EC2') return []
  if (launchType === 'FARGATE') return fargateLines(settings, commitment)
  const price =
    launchType === null
      ? unknownSetting('launchType')
      : { missing: 'no price: the catalog has none for tasks on machines of your own' }
  return [fixed({ name: 'Tasks', unit: 'hours', quantity: null, price })]
})
