import { join } from 'node:path'

import { expect, test } from 'vitest'

import { pricingPage } from './support/pricing-page.ts'

test('docs/pricing.md says what the code does: `vitest run test/pricing-page.test.ts --update` writes it', async () => {
  const page = join(import.meta.dirname, '../../docs/pricing.md')
  await expect(pricingPage()).toMatchFileSnapshot(page)
})
