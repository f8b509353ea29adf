import { awsCloudtrail } from '@backarch/services-topology'

import { per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const events = { service: 'aws.cloudtrail', product: 'events' }

export const priceAwsCloudtrail = definePricer(awsCloudtrail, ({ settings, usage }) => {
  function line(name: string, key: string, quantity: number | undefined, setting?: string): Line {
    return used({
      name,
      unit: '100k events',
      quantity: per(quantity, 100_000),
      price: setting === undefined ? { ...events, key } : unknownSetting(setting),
    })
  }
  const { managementEvents, insightEvents } = settings
  const lines: Line[] = []
  if (managementEvents !== false) {
    const unknown = managementEvents === null ? 'managementEvents' : undefined
    const copies = usage.monthly_additional_management_events
    lines.push(line('Management events (additional copies)', 'management', copies, unknown))
  }
  lines.push(line('Data events', 'data', usage.monthly_data_events))
  if (insightEvents !== false) {
    const unknown = insightEvents === null ? 'insightEvents' : undefined
    lines.push(line('Insight events', 'insight', usage.monthly_insight_events, unknown))
  }
  return lines
})
