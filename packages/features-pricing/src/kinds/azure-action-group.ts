import { azureActionGroup } from '@backarch/services-topology'

import { times, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.monitor'

/** Every notification goes to every receiver. */
const channels = [
  {
    setting: 'emails',
    name: 'Email notifications',
    unit: 'emails',
    product: 'email',
    key: 'email',
  },
  { setting: 'itsmEvents', name: 'ITSM connectors', unit: 'events', product: 'itsm', key: 'itsm' },
  {
    setting: 'pushNotifications',
    name: 'Push notifications',
    unit: 'notifications',
    product: 'notification',
    key: 'push',
  },
  {
    setting: 'secureWebHooks',
    name: 'Secure web hooks',
    unit: 'notifications',
    product: 'notification',
    key: 'secure-web-hook',
  },
  {
    setting: 'webHooks',
    name: 'Web hooks',
    unit: 'notifications',
    product: 'notification',
    key: 'web-hook',
  },
] as const

/** A line for each country that is called or written to. */
function phoneLines(
  group: string,
  unit: string,
  product: 'sms' | 'voice',
  codes: readonly string[] | null,
  notifications: number | undefined,
): Line[] {
  if (codes === null) {
    const price = unknownSetting(`${product}CountryCodes`)
    return [used({ name: group, unit, quantity: notifications, price })]
  }
  return [...new Set(codes)].toSorted().map((code) => {
    const receivers = codes.filter((other) => other === code).length
    return used({
      name: `${group} > Country code ${code} (${receivers})`,
      unit,
      quantity: times(notifications, receivers),
      price: { service, product, key: code },
    })
  })
}

export const priceAzureActionGroup = definePricer(azureActionGroup, ({ settings, usage }) => {
  const notifications = usage.monthly_notifications
  const lines = channels.flatMap(({ setting, name, unit, product, key }) => {
    const receivers = settings[setting]
    if (receivers === 0) return []
    return used({
      name: `${name} (${receivers ?? 'unknown'})`,
      unit,
      quantity: times(notifications, receivers ?? 1),
      price: receivers === null ? unknownSetting(setting) : { service, product, key },
    })
  })
  return [
    ...lines,
    ...phoneLines('SMS messages', 'messages', 'sms', settings.smsCountryCodes, notifications),
    ...phoneLines('Voice calls', 'calls', 'voice', settings.voiceCountryCodes, notifications),
  ]
})
