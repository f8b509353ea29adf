import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsTransferServer = defineKind({
  id: 'aws.transfer-server',
  label: 'Transfer Family server',
  provider: 'aws',
  category: 'storage',
  settings: z.strictObject({
    protocols: z
      .array(z.enum(['SFTP', 'FTPS', 'FTP', 'AS2']))
      .max(10)
      .nullable()
      .default(['SFTP']),
  }),
  usage: z.strictObject({
    monthly_data_downloaded_gb: quantity(),
    monthly_data_uploaded_gb: quantity(),
  }),
})
