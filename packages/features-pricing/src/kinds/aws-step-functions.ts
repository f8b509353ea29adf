import { awsStepFunctions } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { tieredLines } from '../tiered-lines.ts'

type Usage = z.output<typeof awsStepFunctions.usage>

const service = 'aws.step-functions'

/** GB-hours a month. */
const tiers = [
  { label: 'first 1K', size: 1000 },
  { label: 'next 4K', size: 4000 },
  { label: 'over 5K', size: Infinity },
]

const chunkMs = 100
const chunkMb = 64

/** Every started 100 ms and every started 64 MB count. */
function gigabyteHours(usage: Usage): number | undefined {
  const { monthly_requests: requests, workflow_duration_ms: ms, memory_mb: megabytes } = usage
  if (requests === undefined || ms === undefined || megabytes === undefined) return undefined
  const seconds = (Math.ceil(ms / chunkMs) * chunkMs) / 1000
  const gigabytes = (Math.ceil(megabytes / chunkMb) * chunkMb) / 1024
  return (requests * seconds * gigabytes) / 3600
}

export const priceAwsStepFunctions = definePricer(
  awsStepFunctions,
  ({ settings: { workflowType }, usage }) => {
    switch (workflowType) {
      case 'STANDARD':
        return [
          used({
            name: 'Transitions',
            unit: '1K transitions',
            quantity: per(usage.monthly_transitions, 1000),
            price: { service, product: 'transitions', key: 'standard' },
          }),
        ]
      case 'EXPRESS':
        return [
          used({
            name: 'Requests',
            unit: '1M requests',
            quantity: per(usage.monthly_requests, 1e6),
            price: { service, product: 'requests', key: 'express' },
          }),
          ...tieredLines({
            name: 'Duration',
            unit: 'GB-hours',
            quantity: gigabyteHours(usage),
            tiers,
            price: { service, product: 'express-duration' },
          }),
        ]
      case null: {
        const price = unknownSetting('workflowType')
        return [fixed({ name: 'Transitions', unit: '1K transitions', quantity: null, price })]
      }
    }
  },
)
