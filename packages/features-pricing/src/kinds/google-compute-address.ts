import { googleComputeAddress } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const names = {
  nothing: 'unused',
  'standard-vm': 'standard VM',
  'preemptible-vm': 'preemptible VM',
} as const

export const priceGoogleComputeAddress = definePricer(googleComputeAddress, ({ settings }) => {
  const { internal, global: isGlobal, usedBy } = settings
  if (internal === true) return []

  function price() {
    if (internal === null) return unknownSetting('internal')
    if (isGlobal === null) return unknownSetting('global')
    if (usedBy === null) return unknownSetting('usedBy')
    return {
      service: 'google.network',
      product: 'ip-address',
      key: usedBy,
      ...(isGlobal && { region: 'global' }),
    }
  }

  return [
    fixed({
      name: `IP address (${usedBy === null ? 'unknown use' : names[usedBy]})`,
      unit: 'hours',
      quantity: hoursPerMonth,
      price: price(),
    }),
  ]
})
