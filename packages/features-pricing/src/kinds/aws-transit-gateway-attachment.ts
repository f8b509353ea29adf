import { awsTransitGatewayAttachment } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { transitGatewayLines } from '../transit-gateway-lines.ts'

export const priceAwsTransitGatewayAttachment = definePricer(
  awsTransitGatewayAttachment,
  ({ settings: { attachment }, usage }) => {
    if (attachment !== null) {
      return transitGatewayLines(attachment, usage.monthly_data_processed_gb)
    }
    const price = unknownSetting('attachment')
    return [hourlyLine({ name: 'Transit gateway attachment', price })]
  },
)
