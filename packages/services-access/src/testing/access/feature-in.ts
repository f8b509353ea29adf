import type { AnyFeature } from './serve-feature.ts'

/** The feature of a name that a module exports. */
export function featureIn(module: unknown, name: string, path: string): AnyFeature {
  const found = Object.values(Object(module)).filter(isFeature)
  const feature = found.find((exported) => exported.name === name)
  if (feature) return feature
  throw new Error(`${path} exports no feature named ${name}: export it there, as defined.`)
}

function isFeature(value: unknown): value is AnyFeature {
  return typeof value === 'object' && value !== null && 'name' in value && 'router' in value
}
