import { expect, test } from 'vitest'

import { estimateInputSchema } from '../src/schemas.ts'

test('IN3 a long list of nonsense is refused at its first faults', () => {
  const graph = { nodes: [], edges: [], groups: [] }
  const { error } = estimateInputSchema.safeParse({
    graph,
    others: Array.from({ length: 20_000 }, () => ({})),
  })
  expect(error?.issues.length).toBeGreaterThan(0)
  expect(error?.issues.length).toBeLessThan(50)
})
