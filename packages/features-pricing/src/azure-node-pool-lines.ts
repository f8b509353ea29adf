import type { azureKubernetesNodePool } from '@backarch/services-topology'
import type { z } from 'zod'

import { azureDiskLines } from './azure-disk-lines.ts'
import { azureMachineLine } from './azure-machine-lines.ts'
import type { Line } from './line.ts'
import type { Buying } from './pricer.ts'

type Kind = typeof azureKubernetesNodePool

/** The nodes of a Kubernetes pool: the expected number, else the configured one. */
export function azureNodePoolLines(
  settings: z.output<Kind['settings']>,
  usage: z.output<Kind['usage']>,
  { hours, commitment }: Buying,
  group?: string,
): Line[] {
  const count = usage.nodes ?? settings.nodeCount
  const machine = azureMachineLine(settings, {
    count,
    hours: usage.monthly_hrs ?? hours,
    commitment,
    ...(group !== undefined && { group }),
  })
  const diskGroup = group === undefined ? 'os_disk' : `${group} > os_disk`
  return [
    machine,
    ...azureDiskLines(settings.osDisk, { count, group: diskGroup, withoutOperations: true }),
  ]
}
