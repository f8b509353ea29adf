/** A machine type of a fixed size that is billed by its cores and memory, and by nothing else. */
export interface GoogleMachineType {
  readonly type: string
  readonly cores: number
  readonly memoryGb: number
}

/**
 * GB of memory for a core, and the numbers of cores that there are, of each class of types of a family. From the
 * machine types of https://github.com/Cyclenerd/google-cloud-pricing-cost-calculator of 2026-07-30; those with local
 * disks or accelerators, and bare metal, are left out.
 */
const classes: Readonly<Record<string, string>> = {
  'e2-standard': '4: 2 4 8 16 32',
  'e2-highmem': '8: 2 4 8 16',
  'e2-highcpu': '1: 2 4 8 16 32',
  'n1-standard': '3.75: 1 2 4 8 16 32 64 96',
  'n1-highmem': '6.5: 2 4 8 16 32 64 96',
  'n1-highcpu': '0.9: 2 4 8 16 32 64 96',
  'n2-standard': '4: 2 4 8 16 32 48 64 80 96 128',
  'n2-highmem': '8: 2 4 8 16 32 48 64 80 96; 6.75: 128',
  'n2-highcpu': '1: 2 4 8 16 32 48 64 80 96',
  'n2d-standard': '4: 2 4 8 16 32 48 64 80 96 128 224',
  'n2d-highmem': '8: 2 4 8 16 32 48 64 80 96',
  'n2d-highcpu': '1: 2 4 8 16 32 48 64 80 96 128 224',
  'n4-standard': '4: 2 4 8 16 32 48 64 80',
  'n4-highmem': '8: 2 4 8 16 32 48 64 80',
  'n4-highcpu': '2: 2 4 8 16 32 48 64 80',
  'n4a-standard': '4: 1 2 4 8 16 32 48 64',
  'n4a-highmem': '8: 1 2 4 8 16 32 48 64',
  'n4a-highcpu': '2: 1 2 4 8 16 32 48 64',
  'n4d-standard': '4: 2 4 8 16 32 48 64 80 96',
  'n4d-highmem': '8: 2 4 8 16 32 48 64 80 96',
  'n4d-highcpu': '2: 2 4 8 16 32 48 64 80 96',
  'c2d-standard': '4: 2 4 8 16 32 56 112',
  'c2d-highmem': '8: 2 4 8 16 32 56 112',
  'c2d-highcpu': '2: 2 4 8 16 32 56 112',
  'c3-standard': '4: 4 8 22 44 88 176',
  'c3-highmem': '8: 4 8 22 44 88 176',
  'c3-highcpu': '2: 4 8 22 44 88 176',
  'c3d-standard': '4: 4 8 16 30 60 90 180 360',
  'c3d-highmem': '8: 4 8 16 30 60 90 180 360',
  'c3d-highcpu': '2: 4 8 16',
  'c4-standard': '3.5: 2; 3.75: 4 8 16 24 32 48 96 144 192 288',
  'c4-highmem': '7.5: 2; 7.75: 4 8 16 24 32 48 96 144 192 288',
  'c4-highcpu': '2: 2 4 8 16 24 32 48 96 144 192 288',
  'c4a-standard': '4: 1 2 4 8 16 32 48 64 72',
  'c4a-highmem': '8: 1 2 4 8 16 32 48 64 72',
  'c4a-highcpu': '2: 1 2 4 8 16 32 48 64 72',
  'c4d-standard': '3.5: 2; 3.75: 4; 3.875: 8 16 32 48 64 96 192 384',
  'c4d-highmem': '7.5: 2; 7.75: 4; 7.875: 8 16 32 48 64 96 192 384',
  'c4d-highcpu': '1.5: 2; 1.75: 4; 1.875: 8 16 32 48 64 96 192 384',
  't2a-standard': '4: 1 2 4 8 16 32 48',
  't2d-standard': '4: 1 2 4 8 16 32 48 60',
}

/** They share cores, and are billed a part of one. */
const sharedCore: readonly GoogleMachineType[] = [
  { type: 'e2-micro', cores: 0.25, memoryGb: 1 },
  { type: 'e2-small', cores: 0.5, memoryGb: 2 },
  { type: 'e2-medium', cores: 1, memoryGb: 4 },
]

function typesOf([name, sizes]: readonly [string, string]): GoogleMachineType[] {
  return sizes.split('; ').flatMap((part) => {
    const [gb = '', cores = ''] = part.split(': ')
    return cores.split(' ').map((count) => ({
      type: `${name}-${count}`,
      cores: Number(count),
      memoryGb: Number(count) * Number(gb),
    }))
  })
}

/** By family, e.g. `n2d`. */
export const googleMachineTypes: ReadonlyMap<string, readonly GoogleMachineType[]> = Map.groupBy(
  [...Object.entries(classes).flatMap(typesOf), ...sharedCore],
  ({ type }) => type.split('-')[0] ?? '',
)
