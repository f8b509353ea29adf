import { type Attributes, choiceAt, numberAt } from '../mapping/attributes.ts'

export const volumeTypes = ['standard', 'gp2', 'gp3', 'io1', 'io2', 'sc1', 'st1'] as const

/**
 * A disk block. Without a type a volume is gp2 and without a size it is as large as its image or snapshot:
 * 8 GB for the root disk of Amazon's own images, not known for any other.
 */
export function blockDevice(block: Attributes, fallback: { readonly sizeGb: number | null }) {
  return {
    volumeType: choiceAt(block, 'volume_type', volumeTypes, 'gp2'),
    sizeGb: numberAt(block, 'volume_size', fallback.sizeGb),
    iops: numberAt(block, 'iops', 0),
    throughput: numberAt(block, 'throughput', 0),
  }
}
