import { azureDiagnosticSetting } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.monitor'

export const priceAzureDiagnosticSetting = definePricer(
  azureDiagnosticSetting,
  ({ settings: { exported }, usage }) =>
    exported === false
      ? []
      : [
          used({
            name: 'Platform logs processed',
            unit: 'GB',
            quantity: usage.monthly_platform_log_gb,
            price:
              exported === null
                ? unknownSetting('exported')
                : { service, product: 'platform-logs', key: 'logs' },
          }),
        ],
)
