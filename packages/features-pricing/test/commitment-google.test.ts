import { describe, expect, test } from 'vitest'

import type { Commitment } from '../src/schemas.ts'
import { estimateOf } from './any-nodes.ts'
import { billsUnder, committed, google } from './committed.ts'
import { nodeOf } from './node-of.ts'

describe('a commitment of Google Cloud', () => {
  test('committed use of Compute Engine is of the month, without sustained use', () => {
    const n2 = google({ machineType: 'n2-standard-4' })
    const bill = (commitment: Commitment, hours?: number) =>
      billsUnder(commitment, [n2], hours)[0]?.[0]
    const oneYear = 'Instance usage (Linux/UNIX, committed-1-year, n2-standard-4)'
    const threeYears = 'Instance usage (Linux/UNIX, committed-3-years, n2-standard-4)'
    expect(bill('reserved-1-year')).toEqual([oneYear, 1, 'months', 89.32572, 89.32572])
    expect(bill('reserved-3-years')).toEqual([threeYears, 1, 'months', 63.81076, 63.81076])
    expect(bill('reserved-1-year', 220)).toEqual(bill('reserved-1-year'))
  })

  test('of a pool each node is committed', () => {
    const pool = nodeOf(
      'google.node-pool',
      { machineType: 'n2-standard-4', nodesPerZone: 2, zones: 3, disks: [] },
      { region: 'us-central1' },
    )
    expect(billsUnder('reserved-1-year', [pool])[0]?.[0]?.slice(1)).toEqual([
      6,
      'months',
      89.32572,
      535.95432,
    ])
  })

  test('of a cluster all pools are committed, or none', () => {
    const pool = (machineType: string) => ({ machineType, nodesPerZone: 1, zones: 1, disks: [] })
    const cluster = (second: string) =>
      nodeOf(
        'google.gke-cluster',
        { hasDefaultPool: false, pools: [pool('n2-standard-4'), pool(second)] },
        { region: 'us-central1' },
      )
    // $73 for the control plane; $89.32572 and $178.65144 for the pools.
    const both = committed('reserved-1-year', [cluster('n2-standard-8')])
    expect(both.totalMonthly).toBeCloseTo(340.97716, 9)
    const custom = cluster('n2-custom-2-4096')
    const none = committed('reserved-1-year', [custom])
    expect(none.totalMonthly).toBe(estimateOf([custom]).totalMonthly)
    expect(none.committed?.withoutPrice[0]?.reason).toBe(
      'no price for n2-custom-2-4096 (google.committed-use, committed-1-year) in us-central1',
    )
  })

  test('what is no part of the committed use is billed on demand, and says so', () => {
    const accelerators = [{ acceleratorType: 'nvidia-tesla-k80', count: 1 }]
    const node = google({ machineType: 'n1-standard-1', localSsdCount: 1, accelerators })
    const { resources } = committed('reserved-1-year', [node])
    const [cpu, ...parts] = resources[0]?.components ?? []
    expect(cpu?.monthly).toBe(21.8443375)
    const own = estimateOf([node]).resources[0]?.components.slice(1)
    expect(parts.map(({ name, monthly }) => [name, monthly])).toEqual(
      own?.map(({ name, monthly }) => [name, monthly]),
    )
    for (const { source } of parts) expect(source).toMatch(/; not part of the commitment$/)
  })

  test('spot is bought as a whole, or not at all', () => {
    const withGpu = (acceleratorType: string) =>
      google({ machineType: 'n1-standard-1', accelerators: [{ acceleratorType, count: 1 }] })
    const spot = billsUnder('spot', [withGpu('nvidia-tesla-k80')])[0]
    // 730 h × $0.0167525; 730 h × $0.1719.
    expect(spot?.map(([, , , , monthly]) => monthly)).toEqual([12.229325, 125.487])
    const l4 = withGpu('nvidia-l4')
    const { resources, committed: coverage } = committed('spot', [l4])
    expect(resources[0]?.monthly).toBe(estimateOf([l4]).resources[0]?.monthly)
    expect(coverage).toMatchObject({ atItsRate: 0, withoutPrice: [{ reason: /preemptible/ }] })
  })
})
