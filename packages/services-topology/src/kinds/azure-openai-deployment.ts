import { z } from 'zod'

import { quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureOpenaiDeployment = defineKind({
  id: 'azure.openai-deployment',
  label: 'OpenAI deployment',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    /** e.g. `gpt-35-turbo`. */
    model: textSetting(),
    /** e.g. `Standard`, `GlobalStandard`, `ProvisionedManaged`. */
    scale: textSetting('Standard'),
  }),
  usage: z.strictObject({
    monthly_language_input_tokens: quantity(),
    monthly_language_cached_input_tokens: quantity(),
    monthly_language_output_tokens: quantity(),
    monthly_code_interpreter_sessions: quantity(),
    monthly_base_model_tokens: quantity(),
    monthly_fine_tuning_training_hours: quantity(),
    monthly_fine_tuning_hosting_hours: quantity(),
    monthly_fine_tuning_input_tokens: quantity(),
    monthly_fine_tuning_output_tokens: quantity(),
    monthly_standard_1024_1024_images: quantity(),
    monthly_standard_1024_1792_images: quantity(),
    monthly_hd_1024_1024_images: quantity(),
    monthly_hd_1024_1792_images: quantity(),
    monthly_text_embedding_tokens: quantity(),
    monthly_text_to_speech_characters: quantity(),
    monthly_text_to_speech_hours: quantity(),
  }),
})
