import { awsApiGateway } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers, type Tier } from '../tiers.ts'

type Settings = z.output<typeof awsApiGateway.settings>
type Usage = z.output<typeof awsApiGateway.usage>

const service = 'aws.api-gateway'

/** Millions a month. */
const tiers = {
  rest: [
    { label: 'first 333M', size: 333 },
    { label: 'next 667M', size: 667 },
    { label: 'next 19B', size: 19_000 },
    { label: 'over 20B', size: Infinity },
  ],
  http: [
    { label: 'first 300M', size: 300 },
    { label: 'over 300M', size: Infinity },
  ],
  websocket: [
    { label: 'first 1B', size: 1000 },
    { label: 'over 1B', size: Infinity },
  ],
} as const

/** A call is billed once for every started chunk of this many KB. */
const chunkKb = { http: 512, websocket: 32 }

function chunks(calls: number | undefined, sizeKb: number | undefined, chunk: number) {
  if (calls === undefined) return undefined
  return (calls * Math.max(1, Math.ceil((sizeKb ?? 1) / chunk))) / 1e6
}

function callLines(
  name: string,
  unit: string,
  product: string,
  millions: number | undefined,
  steps: readonly Tier[],
): Line[] {
  return spreadOverTiers(millions, steps).map(({ label, quantity }) =>
    used({ name: `${name} (${label})`, unit, quantity, price: { service, product, key: label } }),
  )
}

function restLines({ cacheSizeGb }: Settings, usage: Usage): Line[] {
  const millions = per(usage.monthly_requests, 1e6)
  const lines = callLines('Requests', '1M requests', 'rest-requests', millions, tiers.rest)
  if (cacheSizeGb === 0) return lines
  const cache = fixed({
    name: `Cache memory (${cacheSizeGb ?? 'unknown'} GB)`,
    unit: 'hours',
    quantity: hoursPerMonth,
    price:
      cacheSizeGb === null
        ? unknownSetting('cacheSizeGb')
        : { service, product: 'cache', key: String(cacheSizeGb) },
  })
  return [...lines, cache]
}

function websocketLines(usage: Usage): Line[] {
  const messages = chunks(usage.monthly_messages, usage.message_size_kb, chunkKb.websocket)
  return [
    ...callLines('Messages', '1M messages', 'websocket-messages', messages, tiers.websocket),
    used({
      name: 'Connection duration',
      unit: '1M minutes',
      quantity: per(usage.monthly_connection_mins, 1e6),
      price: { service, product: 'websocket-connections', key: 'connection-duration' },
    }),
  ]
}

export const priceAwsApiGateway = definePricer(awsApiGateway, ({ settings, usage }) => {
  switch (settings.apiType) {
    case 'rest':
      return restLines(settings, usage)
    case 'websocket':
      return websocketLines(usage)
    case 'http': {
      const requests = chunks(usage.monthly_requests, usage.request_size_kb, chunkKb.http)
      return callLines('Requests', '1M requests', 'http-requests', requests, tiers.http)
    }
    case null: {
      const price = unknownSetting('apiType')
      return [fixed({ name: 'Requests', unit: '1M requests', quantity: null, price })]
    }
  }
})
