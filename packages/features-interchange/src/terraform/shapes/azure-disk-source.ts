import { type Attributes, numberAt, referencesAt } from '../mapping/attributes.ts'
import type { MappingContext } from '../mapping/mapping.ts'

const sized = new Set(['azurerm_managed_disk', 'azurerm_snapshot'])

/** Arguments that name what a disk or snapshot is made from. */
const sources = ['source_resource_id', 'source_uri', 'managed_disk_id', 'image_reference_id']

/** A copy is as large as what it was made from; null when that is not part of the project. */
export function sizeOfSource(
  attributes: Attributes,
  context: MappingContext,
  seen: ReadonlySet<string> = new Set(),
): number | null {
  for (const { address } of referencesAt(attributes, ...sources)) {
    const type = context.project.find(address)?.type
    if (type === undefined || !sized.has(type) || seen.has(address)) continue
    const source = context.attributesOf(address)
    return numberAt(
      source,
      'disk_size_gb',
      sizeOfSource(source, context, new Set(seen).add(address)),
    )
  }
  return null
}
