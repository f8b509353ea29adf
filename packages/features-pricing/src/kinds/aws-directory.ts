import { awsDirectory } from '@backarch/services-topology'

import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.directory-service'
const names = { SimpleAD: 'Simple AD', ADConnector: 'AD Connector', MicrosoftAD: 'Microsoft AD' }

/** Every directory begins with two, in different zones. */
const firstControllers = 2

export const priceAwsDirectory = definePricer(awsDirectory, ({ settings, usage }) => {
  const { directoryType, edition } = settings
  const isMicrosoft = directoryType === 'MicrosoftAD'
  const size = isMicrosoft ? edition : settings.size
  const type = directoryType === null ? 'unknown type' : names[directoryType]
  const price =
    directoryType === null
      ? unknownSetting('directoryType')
      : size === null
        ? unknownSetting(isMicrosoft ? 'edition' : 'size')
        : {
            service,
            product: 'controllers',
            key: `${type}, ${size}`,
            hourlyUnit: 'controller-hours',
          }
  const lines: Line[] = [
    fixed({
      name: `Directory service (${type}, ${size ?? 'unknown size'})`,
      unit: 'controllers',
      quantity: firstControllers,
      price,
    }),
  ]
  if (isMicrosoft || usage.additional_domain_controllers !== undefined) {
    lines.push(
      used({
        name: 'Additional domain controllers',
        unit: 'controllers',
        quantity: usage.additional_domain_controllers,
        price,
      }),
    )
  }
  if (isMicrosoft) {
    lines.push(
      used({
        name: 'Directory sharing',
        unit: 'accounts',
        quantity: usage.shared_accounts,
        price:
          edition === null
            ? unknownSetting('edition')
            : { service, product: 'sharing', key: edition, hourlyUnit: 'account-hours' },
      }),
    )
  }
  return lines
})
