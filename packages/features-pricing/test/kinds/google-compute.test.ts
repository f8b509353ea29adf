import { describe, expect, test } from 'vitest'

import { sustainedUsePart } from '../../src/google-machine-type.ts'
import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]

function google(kind: string, settings: Settings, usage: Settings = {}, region = 'us-central1') {
  return costOf(`google.${kind}`, settings, { usage, region })
}

describe('sustained use', () => {
  test('makes each later quarter of a month cheaper', () => {
    expect(sustainedUsePart(0.3, 730, 730)).toBe(0.7)
    expect(sustainedUsePart(0.2, 730, 730)).toBe(0.8)
    expect(sustainedUsePart(0.3, 365, 730)).toBe(0.9)
    expect(sustainedUsePart(0.3, 182.5, 730)).toBe(1)
    expect(sustainedUsePart(0.3, 0, 730)).toBe(1)
  })
})

describe('a machine', () => {
  const n1 = { machineType: 'n1-standard-16' }

  test.each([
    // 0.759996 × 0.7 × 730
    [n1, {}, 388.357956],
    [n1, { monthly_hrs: 100 }, 75.9996],
    // 0.388472 × 0.8 × 730
    [{ machineType: 'n2-standard-8' }, {}, 226.867648],
    [{ machineType: 'e2-medium' }, {}, 24.4591683],
    [{ ...n1, purchaseOption: 'preemptible' }, {}, 169.3892],
  ])('of %o with %o costs %d', (settings, usage, monthly) => {
    expect(google('compute-instance', settings, usage).monthly).toBe(monthly)
  })

  test('of a chosen size is billed by processor and GB, and beyond 6.5 GB a processor by another rate', () => {
    const settings = { machineType: 'custom-2-15360-ext' }
    expect(billOf(google('compute-instance', settings))).toEqual([
      [
        'Custom instance CPU (Linux/UNIX, on-demand, N1 2 vCPUs)',
        1460,
        'vCPU-hours',
        0.0232344,
        33.922224,
      ],
      [
        'Custom Instance RAM (Linux/UNIX, on-demand, N1 13 GB)',
        9490,
        'GB-hours',
        0.0031122,
        29.534778,
      ],
      [
        'Custom Instance Extended RAM (Linux/UNIX, on-demand, N1 2 GB)',
        1460,
        'GB-hours',
        0.006685,
        9.7601,
      ],
    ])
  })

  test('is billed with its disks and accelerators', () => {
    const settings = {
      ...n1,
      disks: [{ diskType: 'pd-ssd', sizeGb: 40 }],
      localSsdCount: 2,
      accelerators: [{ acceleratorType: 'nvidia-tesla-k80', count: 4 }],
    }
    expect(billOf(google('compute-instance', settings)).slice(1)).toEqual([
      ['SSD provisioned storage (pd-ssd)', 40, 'GB', 0.17, 6.8],
      ['Local SSD provisioned storage', 750, 'GB', 0.08, 60],
      ['NVIDIA Tesla K80 (on-demand)', 2920, 'hours', 0.315, 919.8],
    ])
  })

  test.each([
    [{ machineType: null }],
    [{ machineType: 'n2-custom-2-4096', purchaseOption: 'preemptible' }],
    [{ ...n1, purchaseOption: null }],
    [{ ...n1, disks: null }],
    [{ ...n1, disks: [{ diskType: 'pd-ssd', sizeGb: null }] }],
    [{ ...n1, accelerators: [{ acceleratorType: 'nvidia-tesla-v100', count: 1 }] }],
  ])('has no price with %o', (settings) => {
    expect(google('compute-instance', settings).status).toBe('unpriced')
  })

  test('has the price of its own region alone', () => {
    const machine = { machineType: 'e2-medium' }
    expect(google('compute-instance', machine, {}, 'europe-west3').monthly).toBeGreaterThan(24.5)
    expect(google('compute-instance', machine, {}, 'mars-east1').status).toBe('unpriced')
  })
})

describe('disks and copies', () => {
  test.each([
    ['compute-disk', { sizeGb: 1000 }, {}, 40],
    ['compute-disk', { sizeGb: 1000, diskType: 'pd-ssd', replicated: true }, {}, 340],
    ['compute-disk', { sizeGb: 1000, diskType: 'pd-extreme', provisionedIops: 100 }, {}, 131.5],
    ['disk-copy', { sizeGb: 500 }, {}, 25],
    ['disk-copy', { sizeGb: 500 }, { storage_gb: 100 }, 5],
    ['disk-copy', { sizeGb: 1000, copy: 'snapshot' }, {}, 26],
    ['disk-copy', { copy: 'machine-image' }, { storage_gb: 1000 }, 50],
  ])('%s with %o and %o costs %d', (kind, settings, usage, monthly) => {
    expect(google(kind, settings, usage).monthly).toBe(monthly)
  })

  test('an unknown size or rate is no price', () => {
    expect(google('compute-disk', { sizeGb: null }).status).toBe('unpriced')
    expect(google('compute-disk', { sizeGb: 1, diskType: 'pd-extreme' }).status).toBe('unpriced')
    expect(google('compute-disk', { sizeGb: 1, replicated: null }).status).toBe('unpriced')
  })
})

test('an instance group costs its members', () => {
  const settings = {
    targetSize: 4,
    machine: { machineType: 'f1-micro', disks: [{ diskType: 'pd-ssd', sizeGb: 375 }] },
  }
  // 0.0076 × 0.7 × 2920 and 1500 GB
  expect(google('instance-group', settings).monthly).toBe(270.5344)
  expect(google('instance-group', settings, { instances: 2 }).monthly).toBe(135.2672)
  expect(google('instance-group', { ...settings, targetSize: null }).status).toBe('unpriced')
})

describe('Kubernetes', () => {
  const pool = {
    machineType: 'e2-medium',
    disks: [{ diskType: 'pd-standard', sizeGb: 100 }],
    nodesPerZone: 1,
    zones: 3,
  }

  test('a pool costs its nodes in every zone', () => {
    // 0.03350571 × 2190 and 300 GB
    expect(google('node-pool', pool).monthly).toBe(85.3775049)
    expect(google('node-pool', pool, { nodes: 4 }).monthly).toBe(341.5100196)
    expect(google('node-pool', { ...pool, zones: null }).status).toBe('unpriced')
  })

  test('a cluster costs its fee and its pools', () => {
    const settings = { hasDefaultPool: false, pools: [pool] }
    expect(google('gke-cluster', settings).monthly).toBe(158.3775049)
    const usage = { 'node_pool[0]': { nodes: 4 } }
    expect(google('gke-cluster', settings, usage).monthly).toBe(414.5100196)
    expect(google('gke-cluster', { defaultPool: pool }, { nodes: 4 }).monthly).toBe(414.5100196)
    expect(google('gke-cluster', { hasDefaultPool: false }).monthly).toBe(73)
    expect(google('gke-cluster', { hasDefaultPool: null }).status).toBe('unpriced')
    expect(google('gke-cluster', { hasDefaultPool: false, pools: null }).status).toBe('unpriced')
  })

  test('with Autopilot costs what the pods ask for', () => {
    const usage = {
      autopilot_vcpu_count: 2,
      autopilot_memory_gb: 10,
      autopilot_ephemeral_storage_gb: 100,
    }
    expect(google('gke-cluster', { autopilot: true }, usage).monthly).toBe(177.9044)
    expect(google('gke-cluster', { autopilot: null, hasDefaultPool: false }).status).toBe(
      'unpriced',
    )
  })
})
