import {
  type Attributes,
  blockAt,
  blocksAt,
  countAt,
  flagAt,
  hasBlock,
  lengthAt,
  numberAt,
  textAt,
} from '../mapping/attributes.ts'
import type { MappingContext } from '../mapping/mapping.ts'
import { sizeOfSource } from './google-disk.ts'

/** The size of Google's small public images, which a boot disk has when nothing says more. */
const imageSizeGb = 10

/** Spot machines cost as much as preemptible ones. */
export function googlePurchaseOption(attributes: Attributes) {
  const scheduling = blockAt(attributes, 'scheduling')
  const preemptible = flagAt(scheduling, 'preemptible', false)
  const model = textAt(scheduling, 'provisioning_model', 'STANDARD')
  if (preemptible === true || model?.toUpperCase() === 'SPOT') return 'preemptible' as const
  return preemptible === null || model === null ? null : ('on-demand' as const)
}

/** The last part of a type that may be written as a path or a URL. */
function shortName(name: string | null): string | null {
  return name === null ? null : (name.split('/').at(-1) ?? name)
}

export function googleAccelerators(attributes: Attributes) {
  return (
    blocksAt(attributes, 'guest_accelerator')?.map((accelerator) => ({
      acceleratorType: shortName(textAt(accelerator, 'type')),
      count: countAt(accelerator, 'count', 1),
    })) ?? null
  )
}

/** A machine of its own. A boot disk that exists already is billed as a disk. */
export function googleMachine(attributes: Attributes, context: MappingContext) {
  const boot = blockAt(attributes, 'boot_disk')
  const params = blockAt(boot, 'initialize_params')
  const ownBoot = hasBlock(attributes, 'boot_disk') && boot.read('source') === undefined
  const size = sizeOfSource(params, context) ?? imageSizeGb
  const bootDisk = {
    diskType: textAt(params, 'type', 'pd-standard'),
    sizeGb: numberAt(params, 'size', size),
  }
  return {
    machineType: shortName(textAt(attributes, 'machine_type')),
    purchaseOption: googlePurchaseOption(attributes),
    disks: ownBoot ? [bootDisk] : [],
    localSsdCount: lengthAt(attributes, 'scratch_disk'),
    accelerators: googleAccelerators(attributes),
  }
}

function isLocal(disk: Attributes): boolean {
  return (
    textAt(disk, 'type')?.toUpperCase() === 'SCRATCH' || textAt(disk, 'disk_type') === 'local-ssd'
  )
}

/** What the members of a group are made from. */
export function fromGoogleTemplate(template: Attributes, context: MappingContext) {
  const disks = blocksAt(template, 'disk')
  const own = disks?.filter((disk) => !isLocal(disk) && disk.read('source') === undefined)
  return {
    machineType: shortName(textAt(template, 'machine_type')),
    purchaseOption: googlePurchaseOption(template),
    disks:
      own?.map((disk) => ({
        diskType: textAt(disk, 'disk_type', 'pd-standard'),
        sizeGb: numberAt(disk, 'disk_size_gb', sizeOfSource(disk, context) ?? imageSizeGb),
      })) ?? null,
    localSsdCount: disks?.filter(isLocal).length ?? null,
    accelerators: googleAccelerators(template),
  }
}
