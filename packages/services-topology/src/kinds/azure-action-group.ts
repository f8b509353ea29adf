import { z } from 'zod'

import { countSetting, quantity, textListSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureActionGroup = defineKind({
  id: 'azure.action-group',
  label: 'Action group',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    emails: countSetting(0),
    itsmEvents: countSetting(0),
    pushNotifications: countSetting(0),
    webHooks: countSetting(0),
    secureWebHooks: countSetting(0),
    /** Of each receiver of text messages the country code; of each one who is called as well. */
    smsCountryCodes: textListSetting(),
    voiceCountryCodes: textListSetting(),
  }),
  usage: z.strictObject({
    monthly_notifications: quantity(),
  }),
})
