import type { GraphNode } from '@backarch/services-topology/schemas'

import { nodeOf } from '../node-of.ts'

const machine = {
  machineType: 'n1-standard-16',
  disks: [{ diskType: 'pd-ssd', sizeGb: 20 }],
  localSsdCount: 1,
  accelerators: [{ acceleratorType: 'nvidia-tesla-k80', count: 1 }],
}

function node(
  kind: string,
  settings: Parameters<typeof nodeOf>[1] = {},
  usage: Parameters<typeof nodeOf>[1] = {},
  region = 'us-central1',
): GraphNode {
  return nodeOf(`google.${kind}`, settings, { usage, region })
}

export const google: readonly GraphNode[] = [
  node(
    'artifact-registry',
    { location: 'us-east1' },
    {
      monthly_egress_data_transfer_gb: { us_west1: 1 },
    },
    'us-east1',
  ),
  node('bigquery-dataset'),
  node('bigquery-table'),
  node('cloud-function'),
  node('cloud-nat'),
  node('cloud-run-job'),
  node('cloud-run-service'),
  ...['ZONAL', 'REGIONAL'].flatMap((availability) =>
    ['db-f1-micro', 'db-custom-1-3840'].map((tier) => node('cloud-sql', { availability, tier })),
  ),
  node('compute-address'),
  ...[false, true].map((replicated) =>
    node('compute-disk', { diskType: 'pd-extreme', sizeGb: 1, provisionedIops: 1, replicated }),
  ),
  ...['on-demand', 'preemptible'].map((purchaseOption) =>
    node('compute-instance', { ...machine, purchaseOption }),
  ),
  node('compute-instance', { machineType: 'custom-2-4096' }),
  ...['image', 'machine-image', 'snapshot'].map((copy) => node('disk-copy', { copy })),
  node('dns-record-set'),
  node('dns-zone'),
  node('external-vpn-gateway'),
  node('forwarding-rule'),
  ...[false, true].map((autopilot) => node('gke-cluster', { autopilot })),
  node('instance-group', { targetSize: 1, machine }),
  node('kms-key'),
  node('load-balancer-proxy'),
  node('log-bucket'),
  node('metric-descriptor'),
  node('node-pool', machine),
  node('pubsub-subscription'),
  node('pubsub-topic'),
  node('redis-cluster', { shardCount: 1, aofPersistence: true }),
  node('redis-instance', { memorySizeGb: 1 }),
  node('secret'),
  node('secret-version'),
  node('service-networking'),
  node('storage-bucket', { storageClass: 'NEARLINE' }),
  node('vpn-gateway'),
  node('vpn-tunnel'),
]
