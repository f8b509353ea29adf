import { type Attributes, choiceAt, numberAt } from '../mapping/attributes.ts'

export const azureDiskTypes = [
  'Standard_LRS',
  'StandardSSD_LRS',
  'StandardSSD_ZRS',
  'Premium_LRS',
  'Premium_ZRS',
  'PremiumV2_LRS',
  'UltraSSD_LRS',
] as const

/** Azure's own Linux images; Infracost takes it for every disk of a machine that names no size. */
export const imageSizeGb = 30

interface Names {
  /** The argument that holds the type of storage. */
  readonly type: 'storage_account_type' | 'managed_disk_type'
}

/** A disk that is written as a block of its machine. */
export function azureMachineDisk(block: Attributes, { type }: Names) {
  return {
    storageType: choiceAt(block, type, azureDiskTypes, 'Standard_LRS'),
    sizeGb: numberAt(block, 'disk_size_gb', imageSizeGb),
    iops: numberAt(
      block,
      'ultra_ssd_disk_iops_read_write',
      numberAt(block, 'disk_iops_read_write', 2048),
    ),
    throughput: numberAt(
      block,
      'ultra_ssd_disk_mbps_read_write',
      numberAt(block, 'disk_mbps_read_write', 8),
    ),
    // An attached disk is a component of its own; an ephemeral one lives on the host.
    unbilled:
      block.read('managed_disk_id') !== undefined || block.read('diff_disk_settings') !== undefined,
  }
}
