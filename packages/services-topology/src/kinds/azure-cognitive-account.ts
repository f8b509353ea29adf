import { z } from 'zod'

import { choiceSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureCognitiveAccount = defineKind({
  id: 'azure.cognitive-account',
  label: 'Cognitive services account',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    /** Models of `openai` are billed with their deployments. */
    service: choiceSetting(['speech', 'language', 'luis', 'openai', 'other'], null),
    /** `F0` is free. */
    sku: textSetting('S0'),
  }),
  usage: z.strictObject({
    monthly_speech_to_text_standard_hrs: quantity(),
    monthly_speech_to_text_custom_hrs: quantity(),
    /** How much is committed to: each amount has its own rate, also for what exceeds it. */
    monthly_commitment_speech_to_text_standard_hrs: quantity(),
    monthly_commitment_speech_to_text_standard_overage_hrs: quantity(),
    monthly_commitment_speech_to_text_custom_hrs: quantity(),
    monthly_commitment_speech_to_text_custom_overage_hrs: quantity(),
    monthly_connected_container_commitment_speech_to_text_standard_hrs: quantity(),
    monthly_connected_container_commitment_speech_to_text_standard_overage_hrs: quantity(),
    monthly_connected_container_commitment_speech_to_text_custom_hrs: quantity(),
    monthly_connected_container_commitment_speech_to_text_custom_overage_hrs: quantity(),
    monthly_luis_text_requests: quantity(),
    monthly_luis_speech_requests: quantity(),
    monthly_commitment_luis_text_requests: quantity(),
    monthly_commitment_luis_text_overage_requests: quantity(),
    monthly_language_text_analytics_records: quantity(),
    monthly_language_summarization_records: quantity(),
    monthly_language_customized_summarization_records: quantity(),
    monthly_commitment_language_text_analytics_records: quantity(),
    monthly_commitment_language_text_analytics_overage_records: quantity(),
    monthly_connected_container_commitment_language_text_analytics_records: quantity(),
    monthly_connected_container_commitment_language_text_analytics_overage_records: quantity(),
  }),
})
