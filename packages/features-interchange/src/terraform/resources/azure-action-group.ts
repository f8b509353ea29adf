import { azureActionGroup } from '@backarch/services-topology'

import { type Attributes, blocksAt, hasBlock, lengthAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** Of each receiver in these blocks, its country; 1 when it says none. */
function countriesOf(attributes: Attributes, name: string): string[] | null {
  const codes = blocksAt(attributes, name)?.map((block) => textAt(block, 'country_code', '1')) ?? [
    null,
  ]
  const known = codes.filter((code) => code !== null)
  return known.length === codes.length ? known : null
}

export const azureActionGroupMapping = defineNode({
  types: ['azurerm_monitor_action_group'],
  kind: azureActionGroup,
  named: ['name', 'short_name'],
  settings: (attributes) => {
    const hooks = blocksAt(attributes, 'webhook_receiver')
    const secure = hooks?.filter((hook) => hasBlock(hook, 'aad_auth')).length ?? null
    return {
      emails: lengthAt(attributes, 'email_receiver'),
      itsmEvents: lengthAt(attributes, 'itsm_receiver'),
      pushNotifications: lengthAt(attributes, 'azure_app_push_receiver'),
      secureWebHooks: secure,
      webHooks: hooks === null || secure === null ? null : hooks.length - secure,
      smsCountryCodes: countriesOf(attributes, 'sms_receiver'),
      voiceCountryCodes: countriesOf(attributes, 'voice_receiver'),
    }
  },
})
