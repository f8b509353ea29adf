import { awsTransferServer } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.transfer'

export const priceAwsTransferServer = definePricer(
  awsTransferServer,
  ({ settings: { protocols }, usage }) => {
    const enabled =
      protocols === null
        ? [hourlyLine({ name: 'Protocols enabled', price: unknownSetting('protocols') }, null)]
        : protocols.map((protocol) =>
            hourlyLine({
              name: `${protocol} protocol enabled`,
              price: { service, product: 'protocol', key: protocol },
            }),
          )
    return [
      ...enabled,
      used({
        name: 'Data uploaded',
        unit: 'GB',
        quantity: usage.monthly_data_uploaded_gb,
        price: { service, product: 'data', key: 'uploaded' },
      }),
      used({
        name: 'Data downloaded',
        unit: 'GB',
        quantity: usage.monthly_data_downloaded_gb,
        price: { service, product: 'data', key: 'downloaded' },
      }),
    ]
  },
)
