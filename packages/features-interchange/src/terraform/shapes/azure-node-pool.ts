import { type Attributes, countAt, numberAt, textAt } from '../mapping/attributes.ts'
import { azurePurchase } from './azure-machine.ts'

/** In the second part of a size's name, an s says that it takes premium disks: `Standard_D2s_v3`. */
function takesPremiumDisks(size: string): boolean {
  return /s/i.test(size.split('_')[1] ?? '')
}

/** As configured, and not below what autoscaling keeps. */
function nodeCountOf(pool: Attributes): number | null {
  const least = countAt(pool, 'min_count', 0)
  if (least === null) return null
  const configured = countAt(pool, 'node_count', Math.max(least, 1))
  return configured === null ? null : Math.max(configured, least)
}

/** A pool of nodes, of its own or the first of a cluster. */
export function azureNodePool(pool: Attributes) {
  const size = textAt(pool, 'vm_size')
  const system = [textAt(pool, 'os_type', 'Linux'), textAt(pool, 'os_sku', 'Ubuntu')]
  const windows = system.some((text) => text !== null && /windows/i.test(text))
  const diskType = textAt(pool, 'os_disk_type', 'Managed')
  return {
    size,
    operatingSystem: windows
      ? ('windows' as const)
      : system.includes(null)
        ? null
        : ('linux' as const),
    purchase: azurePurchase(pool),
    nodeCount: nodeCountOf(pool),
    osDisk: {
      storageType:
        size === null
          ? null
          : takesPremiumDisks(size)
            ? ('Premium_LRS' as const)
            : ('Standard_LRS' as const),
      sizeGb: numberAt(pool, 'os_disk_size_gb', 128),
      unbilled: diskType === null ? null : diskType.toLowerCase() === 'ephemeral',
    },
  }
}
