import type { TerraformType } from './terraform/mapping/assign.ts'

/** Every type that the importer knows. Loads all of their mappings, which an import does in its own worker alone. */
export async function knownTypes(): Promise<readonly TerraformType[]> {
  const { terraformTypes } = await import('./terraform/mapping/assign.ts')
  return terraformTypes
}
