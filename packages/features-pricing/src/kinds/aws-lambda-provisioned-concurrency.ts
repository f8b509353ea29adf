import { awsLambdaProvisionedConcurrency } from '@backarch/services-topology'

import { per, times, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.lambda'

/** Requests to warm environments cost less time; keeping them warm is paid for. */
export const priceAwsLambdaProvisionedConcurrency = definePricer(
  awsLambdaProvisionedConcurrency,
  ({ settings, usage }) => {
    const { monthly_requests: requests, request_duration_ms: milliseconds } = usage
    const { executions } = settings
    const arm = (usage.architecture ?? settings.architecture)?.startsWith('arm') === true
    const key = arm ? 'arm64' : 'x86_64'
    const gigabytes = per(usage.memory_mb ?? settings.memoryMb ?? undefined, 1024)
    const hours = usage.monthly_duration_hrs
    const warmSeconds = executions === null ? undefined : times(hours, executions * 3600)
    const busySeconds =
      requests === undefined ? undefined : times(per(milliseconds, 1000), requests)
    const inMemory = (seconds: number | undefined) =>
      gigabytes === undefined ? undefined : times(seconds, gigabytes)
    return [
      used({
        name: 'Requests',
        unit: '1M requests',
        quantity: per(requests, 1e6),
        price: { service, product: 'requests', key: 'requests' },
      }),
      used({
        name: 'Provisioned Concurrency',
        unit: 'GB-seconds',
        quantity: inMemory(warmSeconds),
        price: { service, product: 'provisioned-concurrency', key },
      }),
      used({
        name: 'Duration',
        unit: 'GB-seconds',
        quantity: inMemory(busySeconds),
        price: { service, product: 'provisioned-duration', key },
      }),
    ]
  },
)
