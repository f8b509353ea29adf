import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { backarch } from './support/backarch.ts'

const skus = {
  skus: [
    {
      name: 'services/1111/skus/AAAA',
      skuId: 'AAAA',
      description: 'Core running in Virginia',
      category: {
        serviceDisplayName: 'Compute Engine',
        resourceFamily: 'Compute',
        resourceGroup: 'CPU',
        usageType: 'OnDemand',
      },
      serviceRegions: ['us-east4'],
      pricingInfo: [
        {
          effectiveTime: '2026-02-01T00:00:00Z',
          pricingExpression: {
            usageUnit: 'h',
            tieredRates: [{ unitPrice: { currencyCode: 'USD', units: '0', nanos: 31_611_000 } }],
          },
        },
      ],
    },
  ],
}

test('backarch prices import stores a price list, or says in one line why it is none', async () => {
  const data = await mkdtemp(join(tmpdir(), 'backarch-prices-'))
  try {
    const file = join(data, 'skus.json')
    await writeFile(file, JSON.stringify(skus))
    const env = { DATA_DIR: join(data, 'data') }
    expect(await backarch(['prices', 'import', file, '--provider', 'google'], env)).toEqual({
      code: 0,
      stdout: 'google Compute Engine/us-east4: 1 prices of 1 products in USD.\n',
      stderr: '',
    })
    expect(await backarch(['prices', 'import', file], env)).toMatchObject({
      code: 0,
      stdout: 'google Compute Engine/us-east4: this file is in use already.\n',
    })
    expect(await backarch(['prices', 'import', file, '--provider', 'aws'], env)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'backarch: Price list: it is of google, and not of aws.\n',
    })
    expect(await backarch(['prices', 'list'], env)).toMatchObject({
      code: 0,
      stdout: 'active    google Compute Engine/us-east4: 1 prices; estimates use 0\n',
    })
  } finally {
    await rm(data, { recursive: true, force: true })
  }
})
