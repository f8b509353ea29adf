import { azureOpenaiDeployment } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.openai'

type Usage = z.output<typeof azureOpenaiDeployment.usage>

interface Meter {
  readonly name: string
  readonly unit: string
  readonly usage: keyof Usage
  /** How many of what the usage counts make one unit. */
  readonly of?: number
  /** Costs the same whatever the model. */
  readonly anyModel?: true
}

const perThousandTokens = { unit: '1K tokens', of: 1000 } as const
const perHundredImages = { unit: '100 images', of: 100 } as const

const language: readonly Meter[] = [
  { name: 'Text input', usage: 'monthly_language_input_tokens', ...perThousandTokens },
  {
    name: 'Cached text input',
    usage: 'monthly_language_cached_input_tokens',
    ...perThousandTokens,
  },
  { name: 'Text output', usage: 'monthly_language_output_tokens', ...perThousandTokens },
  {
    name: 'Code interpreter sessions',
    unit: 'sessions',
    usage: 'monthly_code_interpreter_sessions',
    anyModel: true,
  },
]
const fineTuning: readonly Meter[] = [
  { name: 'Fine tuning training', unit: 'hours', usage: 'monthly_fine_tuning_training_hours' },
  { name: 'Fine tuning hosting', unit: 'hours', usage: 'monthly_fine_tuning_hosting_hours' },
  { name: 'Fine tuning input', usage: 'monthly_fine_tuning_input_tokens', ...perThousandTokens },
  { name: 'Fine tuning output', usage: 'monthly_fine_tuning_output_tokens', ...perThousandTokens },
]
const base: readonly Meter[] = [
  { name: 'Base model tokens', usage: 'monthly_base_model_tokens', ...perThousandTokens },
]
const embeddings: readonly Meter[] = [
  { name: 'Text embeddings', usage: 'monthly_text_embedding_tokens', ...perThousandTokens },
]
const smallImages: readonly Meter[] = [
  {
    name: 'Standard 1024x1024 images',
    usage: 'monthly_standard_1024_1024_images',
    ...perHundredImages,
  },
]
const largeImages: readonly Meter[] = [
  {
    name: 'Standard 1024x1792 images',
    usage: 'monthly_standard_1024_1792_images',
    ...perHundredImages,
  },
  { name: 'HD 1024x1024 images', usage: 'monthly_hd_1024_1024_images', ...perHundredImages },
  { name: 'HD 1024x1792 images', usage: 'monthly_hd_1024_1792_images', ...perHundredImages },
]
const spokenHours: readonly Meter[] = [
  { name: 'Text to speech', unit: 'hours', usage: 'monthly_text_to_speech_hours' },
]
const spokenCharacters: readonly Meter[] = [
  {
    name: 'Text to speech',
    unit: '1M characters',
    usage: 'monthly_text_to_speech_characters',
    of: 1_000_000,
  },
]

function metersOf(model: string): readonly Meter[] {
  if (model.startsWith('whisper')) return spokenHours
  if (model.startsWith('tts')) return spokenCharacters
  if (model.includes('embedding')) return embeddings
  if (model === 'dall-e-2') return smallImages
  if (model.startsWith('dall-e')) return [...smallImages, ...largeImages]
  if (/^(?:babbage|davinci)-/.test(model)) return [...base, ...fineTuning]
  return model.startsWith('gpt-35') ? [...language, ...fineTuning] : language
}

/** What a deployed model costs by use. Capacity that is bought ahead is billed otherwise. */
export const priceAzureOpenaiDeployment = definePricer(
  azureOpenaiDeployment,
  ({ settings: { model, scale }, usage }) => {
    const none = (price: Line['price']) => [
      fixed({ name: 'Model', unit: 'months', quantity: null, price }),
    ]
    if (model === null) return none(unknownSetting('model'))
    if (scale === null) return none(unknownSetting('scale'))
    if (/provisioned/i.test(scale)) {
      return none({ missing: 'no price: the catalog has no provisioned throughput' })
    }
    return metersOf(model.toLowerCase()).map(({ name, unit, usage: key, of, anyModel }) =>
      used({
        name: anyModel === true ? name : `${name} (${model})`,
        unit,
        quantity: of === undefined ? usage[key] : per(usage[key], of),
        price: {
          service,
          product: name.toLowerCase().replaceAll(' ', '-'),
          key: anyModel === true ? 'any' : model.toLowerCase(),
        },
      }),
    )
  },
)
