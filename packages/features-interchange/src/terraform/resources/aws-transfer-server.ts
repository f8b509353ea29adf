import { awsTransferServer } from '@backarch/services-topology'

import { type Attributes, textsAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const known = ['SFTP', 'FTPS', 'FTP', 'AS2'] as const

function protocolsOf(attributes: Attributes) {
  if (attributes.read('protocols') === undefined) return ['SFTP' as const]
  const written = textsAt(attributes, 'protocols')
  const protocols = known.filter((protocol) => written?.includes(protocol))
  return protocols.length === written?.length ? protocols : null
}

export const awsTransferServerMapping = defineNode({
  types: ['aws_transfer_server'],
  kind: awsTransferServer,
  named: ['tags.Name'],
  settings: (attributes) => ({ protocols: protocolsOf(attributes) }),
})
