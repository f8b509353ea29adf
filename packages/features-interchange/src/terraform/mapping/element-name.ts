import { printable } from '../files/printable.ts'
import { keySuffix } from '../project/module-address.ts'
import type { Resource } from '../project/resource.ts'
import { isMap, scalarOf, type Value } from '../values/value.ts'

/** What a person calls the resource: the first of these arguments that is known, or its name in the code. */
export function elementName(resource: Resource, named: readonly string[]): string {
  for (const path of named) {
    const [argument = '', key] = path.split('.')
    const text = textOf(resource.read(argument), key)
    if (text !== null) return text
  }
  return `${resource.name}${keySuffix(resource.key)}`.slice(0, 300)
}

function textOf(value: Value | undefined, key: string | undefined): string | null {
  if (value === undefined) return null
  const inner = key === undefined ? value : isMap(value) ? value.get(key) : undefined
  const text = inner === undefined ? undefined : scalarOf(inner)
  return typeof text === 'string' && text !== '' && text.length <= 300 ? printable(text) : null
}
