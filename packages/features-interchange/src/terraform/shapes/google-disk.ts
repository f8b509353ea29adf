import { type Attributes, numberAt, referencesAt, textAt } from '../mapping/attributes.ts'
import type { MappingContext } from '../mapping/mapping.ts'

/** What Google makes a disk of when nothing says its size. */
const defaultSizes: Readonly<Record<string, number>> = {
  'pd-standard': 500,
  'pd-balanced': 100,
  'pd-ssd': 100,
  'pd-extreme': 1000,
}

/** Arguments that name what a disk or a copy is made from, and is as large as. */
const sources = [
  'image',
  'snapshot',
  'source_disk',
  'source_image',
  'source_snapshot',
  'source_instant_snapshot',
] as const

/** GB of what these arguments name, when it is part of the project. */
export function sizeOfSource(
  attributes: Attributes,
  context: MappingContext,
  seen: ReadonlySet<string> = new Set(),
): number | null {
  for (const { address } of referencesAt(attributes, ...sources)) {
    const source = context.project.find(address)
    if (source === undefined || seen.has(address)) continue
    const size = sizeOf(source.type, context.attributesOf(address), context, seen, address)
    if (size !== null) return size
  }
  return null
}

function sizeOf(
  type: string,
  attributes: Attributes,
  context: MappingContext,
  seen: ReadonlySet<string>,
  address: string,
): number | null {
  const said = numberAt(attributes, 'size', numberAt(attributes, 'disk_size_gb'))
  if (said !== null) return said
  const source = sizeOfSource(attributes, context, new Set(seen).add(address))
  return source ?? (type.endsWith('_disk') ? defaultSizeOf(attributes) : null)
}

/** Of a disk that is made from nothing. */
function defaultSizeOf(attributes: Attributes): number | null {
  if (sources.some((name) => attributes.read(name) !== undefined)) return null
  return defaultSizes[textAt(attributes, 'type', 'pd-standard') ?? ''] ?? null
}

/** GB of a disk: its own, those of what it is made from, or Google's default. */
export function googleDiskSize(attributes: Attributes, context: MappingContext): number | null {
  if (attributes.read('size') !== undefined) return numberAt(attributes, 'size')
  return sizeOfSource(attributes, context, new Set([context.address])) ?? defaultSizeOf(attributes)
}
