import { type Attributes, numberAt, textsAt } from '../mapping/attributes.ts'

/** The processors of a function. */
export function architecture(attributes: Attributes): 'x86_64' | 'arm64' | null {
  const [first = 'x86_64'] = textsAt(attributes, 'architectures') ?? ['unknown']
  return first === 'x86_64' || first === 'arm64' ? first : null
}

export function memoryMb(attributes: Attributes): number | null {
  return numberAt(attributes, 'memory_size', 128)
}
