import { awsLambdaFunction } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, per, times, unknownSetting, used, type Line } from '../line.ts'
import { missingSavingsPlan } from '../missing-savings-plan.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'

const service = 'aws.lambda'

/** GB-seconds a month. */
const durationTiers = {
  x86_64: [
    { label: 'first 6B', size: 6e9 },
    { label: 'next 9B', size: 9e9 },
    { label: 'over 15B', size: Infinity },
  ],
  arm64: [
    { label: 'first 7.5B', size: 7.5e9 },
    { label: 'next 11.25B', size: 11.25e9 },
    { label: 'over 18.75B', size: Infinity },
  ],
} as const

const freeEphemeralMb = 512
const secondsPerMonth = hoursPerMonth * 3600

export const priceAwsLambdaFunction = definePricer(awsLambdaFunction, (input) => {
  const { settings, usage } = input
  const { architecture, memoryMb, ephemeralStorageMb, provisionedConcurrency } = settings
  const { monthly_requests: requests, request_duration_ms: milliseconds } = usage
  const seconds =
    requests === undefined || milliseconds === undefined
      ? undefined
      : (requests * milliseconds) / 1000
  const noPlan = missingSavingsPlan(input.commitment, 'Lambda')
  const lines: Line[] = [
    used({
      name: 'Requests',
      unit: '1M requests',
      quantity: per(requests, 1e6),
      price: { service, product: 'requests', key: 'requests' },
    }),
  ]

  if (memoryMb === null || architecture === null) {
    const price = unknownSetting(memoryMb === null ? 'memoryMb' : 'architecture')
    lines.push(fixed({ name: 'Duration', unit: 'GB-seconds', quantity: null, price }))
  } else {
    const gigabyteSeconds = seconds === undefined ? undefined : (seconds * memoryMb) / 1024
    for (const { label, quantity } of spreadOverTiers(
      gigabyteSeconds,
      durationTiers[architecture],
    )) {
      lines.push(
        used({
          name: `Duration (${label})`,
          unit: 'GB-seconds',
          quantity,
          price: noPlan ?? { service, product: `duration-${architecture}`, key: label },
          committed: noPlan !== undefined,
        }),
      )
    }
  }

  const extraStorageMb = ephemeralStorageMb === null ? null : ephemeralStorageMb - freeEphemeralMb
  if (extraStorageMb === null || extraStorageMb > 0) {
    lines.push(
      used({
        name: 'Ephemeral storage',
        unit: 'GB-seconds',
        quantity: extraStorageMb === null ? undefined : times(seconds, extraStorageMb / 1024),
        price:
          extraStorageMb === null
            ? unknownSetting('ephemeralStorageMb')
            : { service, product: 'ephemeral-storage', key: 'ephemeral-storage' },
      }),
    )
  }

  if (provisionedConcurrency !== 0) {
    const known = provisionedConcurrency !== null && memoryMb !== null
    lines.push(
      fixed({
        name: 'Provisioned Concurrency',
        unit: 'GB-seconds',
        quantity: known ? (provisionedConcurrency * memoryMb * secondsPerMonth) / 1024 : null,
        price:
          provisionedConcurrency === null
            ? unknownSetting('provisionedConcurrency')
            : { service, product: 'provisioned-concurrency', key: architecture ?? 'x86_64' },
      }),
    )
  }
  return lines
})
