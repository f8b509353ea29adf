import { pricing } from '@backarch/features-pricing/feature'
import { describeAccess } from '@backarch/services-access/testing'

import { insertPriceList } from '../src/repo/price-lists.ts'
import { priceListCursor } from '../src/service/lists/price-lists.ts'
import { nodeOf } from './node-of.ts'

const nodes = [nodeOf('aws.nat-gateway', {}, { address: 'aws_nat_gateway.n' })]
const usageFile = 'resource_usage:\n  aws_nat_gateway.n: { monthly_data_processed_gb: 100 }'

const provider = 'aws'
// It is here; nobody but the operator comes so far as to read it, and the operator's call is not listened to.
const file = import.meta.filename

describeAccess({
  feature: pricing,
  opaqueOutputs: {
    'lists.find.products[].attributes': 'What the provider’s file says of a product.',
  },
  arrange: async (as) => {
    const newList = {
      provider,
      fileName: 'a.csv',
      fileBytes: 1,
      sha256: '0',
      now: as.now(),
    } as const
    const { id } = await insertPriceList(as.db, { ...newList, id: as.newId() })
    return {
      estimate: {
        graph: { nodes, edges: [], groups: [] },
        others: [{ address: 'aws_iam_role.r', type: 'aws_iam_role', status: 'free' }],
        usageFile,
      },
      catalog: {},
      'lists.import': { file, provider, name: 'AmazonEC2' },
      'lists.list': { take: 10, cursor: priceListCursor.encode([id]) },
      'lists.remove': { id },
      'lists.find': {
        provider,
        service: 'AmazonEC2',
        region: 'us-east-2',
        attributes: { instanceType: 'm5.large' },
        take: 1,
      },
      'terms.get': { orgId: as.org.id },
      'terms.set': {
        orgId: as.org.id,
        revision: 0,
        terms: {
          discountPercent: 10,
          customPrices: [
            {
              service: 'aws.nat-gateway',
              product: 'gateway',
              key: 'gateway',
              region: 'us-east-1',
              unit: 'hours',
              dollars: 0.04,
            },
          ],
          currency: { code: 'EUR', perDollar: 0.9, date: '2026-07-01' },
        },
      },
    }
  },
})
