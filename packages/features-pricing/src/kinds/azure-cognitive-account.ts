import { azureCognitiveAccount } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.cognitive-services'

type Usage = z.output<typeof azureCognitiveAccount.usage>

const speechMeters = [
  {
    name: 'Speech to text',
    model: 'standard',
    used: 'monthly_speech_to_text_standard_hrs',
    committed: 'monthly_commitment_speech_to_text_standard_hrs',
    over: 'monthly_commitment_speech_to_text_standard_overage_hrs',
    container: 'monthly_connected_container_commitment_speech_to_text_standard_hrs',
    containerOver: 'monthly_connected_container_commitment_speech_to_text_standard_overage_hrs',
  },
  {
    name: 'Speech to text custom model',
    model: 'custom',
    used: 'monthly_speech_to_text_custom_hrs',
    committed: 'monthly_commitment_speech_to_text_custom_hrs',
    over: 'monthly_commitment_speech_to_text_custom_overage_hrs',
    container: 'monthly_connected_container_commitment_speech_to_text_custom_hrs',
    containerOver: 'monthly_connected_container_commitment_speech_to_text_custom_overage_hrs',
  },
] as const

interface Commitment {
  readonly name: string
  /** The catalog's product, without `-commitment` and `-overage`. */
  readonly product: string
  readonly keyPrefix?: string
  readonly unit: string
  readonly overUnit?: string
  readonly committed: number | undefined
  readonly over: number | undefined
  /** Committed amounts in one unit, and exceeding ones in one of theirs. */
  readonly per?: number
  readonly overPer?: number
  /** What the two are called within a component's name. */
  readonly label: string
  readonly overLabel: string
}

/** An amount that is paid whether it is used or not, and what exceeds it. The amount finds both rates. */
function commitmentLines(commitment: Commitment): Line[] {
  const { name, product, keyPrefix = '', unit, committed, over } = commitment
  if (committed === undefined) return []
  const key = `${keyPrefix}${committed}`
  return [
    used({
      name: `${name} (${commitment.label})`,
      unit,
      quantity: per(committed, commitment.per ?? 1),
      price: { service, product: `${product}-commitment`, key },
    }),
    used({
      name: `${name} (${commitment.overLabel})`,
      unit: commitment.overUnit ?? unit,
      quantity: per(over, commitment.overPer ?? 1),
      price: { service, product: `${product}-overage`, key },
    }),
  ]
}

function speechLines(usage: Usage): Line[] {
  return speechMeters.flatMap((meter) => [
    used({
      name: meter.name,
      unit: 'hours',
      quantity: usage[meter.used],
      price: { service, product: 'speech', key: meter.model },
    }),
    ...commitmentLines({
      name: meter.name,
      product: 'speech',
      keyPrefix: `${meter.model} `,
      unit: 'hours',
      committed: usage[meter.committed],
      over: usage[meter.over],
      label: 'commitment',
      overLabel: 'overage',
    }),
    ...commitmentLines({
      name: meter.name,
      product: 'speech-container',
      keyPrefix: `${meter.model} `,
      unit: 'hours',
      committed: usage[meter.container],
      over: usage[meter.containerOver],
      label: 'connected container commitment',
      overLabel: 'connected container overage',
    }),
  ])
}

function requestLine(product: string, name: string, unit: string, count: number | undefined): Line {
  const price = { service, product, key: name.toLowerCase() }
  return used({ name, unit, quantity: per(count, 1000), price })
}

function luisLines(usage: Usage): Line[] {
  const unit = '1K transactions'
  return [
    requestLine('luis', 'Text requests', unit, usage.monthly_luis_text_requests),
    requestLine('luis', 'Speech requests', unit, usage.monthly_luis_speech_requests),
    ...commitmentLines({
      name: 'Text requests',
      product: 'luis',
      unit: 'transactions',
      overUnit: unit,
      overPer: 1000,
      committed: usage.monthly_commitment_luis_text_requests,
      over: usage.monthly_commitment_luis_text_overage_requests,
      label: 'commitment',
      overLabel: 'commitment overage',
    }),
  ]
}

function languageLines(usage: Usage): Line[] {
  const unit = '1K records'
  const shared = { name: 'Text analytics', unit, per: 1000, overPer: 1000 }
  return [
    requestLine('language', 'Text analytics', unit, usage.monthly_language_text_analytics_records),
    requestLine('language', 'Summarization', unit, usage.monthly_language_summarization_records),
    requestLine(
      'language',
      'Customized summarization',
      unit,
      usage.monthly_language_customized_summarization_records,
    ),
    ...commitmentLines({
      ...shared,
      product: 'language',
      committed: usage.monthly_commitment_language_text_analytics_records,
      over: usage.monthly_commitment_language_text_analytics_overage_records,
      label: 'commitment',
      overLabel: 'commitment overage',
    }),
    ...commitmentLines({
      ...shared,
      product: 'language-container',
      committed: usage.monthly_connected_container_commitment_language_text_analytics_records,
      over: usage.monthly_connected_container_commitment_language_text_analytics_overage_records,
      label: 'connected container commitment',
      overLabel: 'connected container commitment overage',
    }),
  ]
}

/** Few of its rates are known; what is used and has none leaves the account without a total. */
export const priceAzureCognitiveAccount = definePricer(
  azureCognitiveAccount,
  ({ settings: { service: kind, sku }, usage }) => {
    const none = (price: Line['price']) => [
      fixed({ name: 'Requests', unit: 'requests', quantity: null, price }),
    ]
    if (kind === 'openai' || sku?.toUpperCase() === 'F0') return []
    if (sku === null) return none(unknownSetting('sku'))
    if (kind === null) return none(unknownSetting('service'))
    if (kind === 'speech') return speechLines(usage)
    if (kind === 'luis') return luisLines(usage)
    return kind === 'language'
      ? languageLines(usage)
      : none({ missing: 'no price: the catalog does not have this service' })
  },
)
