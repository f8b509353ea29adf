import { googleCloudRunService } from '@backarch/services-topology'
import type { z } from 'zod'

import { cloudRunPrice, type CloudRunRate } from '../google-cloud-run.ts'
import { unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof googleCloudRunService.settings>
type Usage = z.output<typeof googleCloudRunService.usage>

/** Seconds a month for which instances are billed. */
function billedSeconds({ minInstances }: Settings, usage: Usage, rate: CloudRunRate | null) {
  if (rate === 'instances') {
    // The hours are those of each instance that always runs.
    const instances = Math.max(1, minInstances ?? 1)
    return usage.instance_hrs === undefined ? undefined : usage.instance_hrs * 3600 * instances
  }
  const { monthly_requests: requests, average_request_duration_ms: duration } = usage
  if (requests === undefined || duration === undefined) return undefined
  const concurrent = Math.max(1, usage.concurrent_requests_per_instance ?? 1)
  return (requests * duration) / 1000 / concurrent
}

export const priceGoogleCloudRunService = definePricer(
  googleCloudRunService,
  ({ settings, usage }) => {
    const { cpu, memoryGib, cpuOnlyDuringRequests, minInstances } = settings
    const rate =
      cpuOnlyDuringRequests === null ? null : cpuOnlyDuringRequests ? 'requests' : 'instances'
    const seconds = billedSeconds(settings, usage, rate)
    const unknown =
      rate === 'instances' && minInstances === null ? unknownSetting('minInstances') : undefined
    const lines: Line[] = [
      used({
        name: 'CPU allocation time',
        unit: 'vCPU-seconds',
        quantity: seconds === undefined ? undefined : seconds * (cpu ?? 1),
        price: unknown ?? cloudRunPrice('cpu', cpu, rate),
      }),
      used({
        name: 'Memory allocation time',
        unit: 'GiB-seconds',
        quantity: seconds === undefined ? undefined : seconds * (memoryGib ?? 1),
        price: unknown ?? cloudRunPrice('memory', memoryGib, rate),
      }),
    ]
    if (rate === 'instances') return lines
    return [
      ...lines,
      used({
        name: 'Number of requests',
        unit: 'requests',
        quantity: usage.monthly_requests,
        price: { service: 'google.cloud-run', product: 'requests', key: 'requests' },
      }),
    ]
  },
)
