import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsDirectory = defineKind({
  id: 'aws.directory',
  label: 'Directory',
  provider: 'aws',
  category: 'security',
  settings: z.strictObject({
    directoryType: choiceSetting(['SimpleAD', 'ADConnector', 'MicrosoftAD'], 'SimpleAD'),
    /** Of Simple AD and AD Connector. */
    size: choiceSetting(['Small', 'Large'], 'Large'),
    /** Of Microsoft AD. */
    edition: choiceSetting(['Standard', 'Enterprise'], 'Enterprise'),
  }),
  usage: z.strictObject({
    additional_domain_controllers: quantity(),
    shared_accounts: quantity(),
  }),
})
