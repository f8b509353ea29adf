import { z } from 'zod'

import { flagSetting, quantity } from '../fields.ts'
import { googleNodePoolFields } from '../google-machine-fields.ts'
import { defineKind } from '../kind.ts'

const nodePool = z.strictObject(googleNodePoolFields)
const nodes = z.strictObject({ nodes: quantity() }).optional()
/** A usage file numbers the pools; more than these are not told apart. */
const mostPools = 20
const numberedPools: Record<`node_pool[${number}]`, typeof nodes> = Object.fromEntries(
  Array.from({ length: mostPools }, (_, index) => [`node_pool[${index}]`, nodes]),
)

export const googleGkeCluster = defineKind({
  id: 'google.gke-cluster',
  label: 'GKE cluster',
  provider: 'google',
  category: 'compute',
  settings: z.strictObject({
    autopilot: flagSetting(false),
    hasDefaultPool: flagSetting(true),
    defaultPool: nodePool.nullable().prefault({}),
    /** Written in the cluster; not those that are components of their own. */
    pools: z.array(nodePool).max(100).nullable().default([]),
  }),
  usage: z.strictObject({
    /** Of the default pool, in each zone. */
    nodes: quantity(),
    autopilot_vcpu_count: quantity(),
    autopilot_memory_gb: quantity(),
    autopilot_ephemeral_storage_gb: quantity(),
    ...numberedPools,
  }),
})
