import { dynamicBlocks } from '../evaluate/evaluate-json.ts'
import type { Json } from '../files/json.ts'
import { printable } from '../files/printable.ts'
import { writtenAs } from '../project/expansion.ts'
import type { Resource } from '../project/resource.ts'
import { booleanOf, numberOf, textOf } from '../values/convert.ts'
import { referencesIn } from '../values/references.ts'
import {
  isList,
  isMap,
  isUnknown,
  type Reference,
  type Scalar,
  scalarOf,
  unknown,
  type Value,
} from '../values/value.ts'

/**
 * The arguments of a resource or of one of its blocks. The readers below give the fallback for an argument
 * that is not set, and null, with a warning, for one that is set and not known.
 */
export interface Attributes {
  /** Undefined when it is not set. */
  readonly read: (name: string) => Value | undefined
  /** Says that an argument is not known, or not usable. */
  readonly warn: (name: string, problem: string | null) => void
}

export function attributesOf(resource: Resource, warnings: Set<string>): Attributes {
  return {
    read: resource.read,
    warn: (name, problem) => {
      const [argument = ''] = name.split(/[.[]/)
      const written: Json | undefined = dynamicBlocks(resource.body).has(argument)
        ? undefined
        : resource.body[argument]
      warnings.add(`${resource.address}: ${name} ${problem ?? `is not known${writtenAs(written)}`}`)
    },
  }
}

function scalarAt<T extends Scalar>(
  attributes: Attributes,
  name: string,
  fallback: T | null,
  convert: (scalar: Scalar) => T | undefined,
  expected: string,
): T | null {
  const value = attributes.read(name)
  if (value === undefined) return fallback
  if (isUnknown(value)) {
    attributes.warn(name, null)
    return null
  }
  const scalar = scalarOf(value)
  if (scalar === null) return fallback
  const converted = scalar === undefined ? undefined : convert(scalar)
  if (converted === undefined) attributes.warn(name, `is not ${expected}.`)
  return converted ?? null
}

export function textAt(attributes: Attributes, name: string, fallback: string | null = null) {
  const short = (scalar: Scalar) =>
    textOf(scalar).length > 300 ? undefined : printable(textOf(scalar))
  return scalarAt(attributes, name, fallback, short, 'a text of at most 300 characters')
}

/** A number that is not negative. */
export function numberAt(attributes: Attributes, name: string, fallback: number | null = null) {
  const amount = (scalar: Scalar) => {
    const number = numberOf(scalar)
    return number === undefined || number < 0 || number > 1e12 ? undefined : number
  }
  return scalarAt(attributes, name, fallback, amount, 'a number from 0 to 10^12')
}

/** A whole number that is not negative. */
export function countAt(attributes: Attributes, name: string, fallback: number | null = null) {
  const count = (scalar: Scalar) => {
    const number = numberOf(scalar)
    const whole = number !== undefined && Number.isInteger(number) && number >= 0 && number <= 1e9
    return whole ? number : undefined
  }
  return scalarAt(attributes, name, fallback, count, 'a whole number from 0 to 10^9')
}

export function flagAt(attributes: Attributes, name: string, fallback: boolean | null = null) {
  return scalarAt(attributes, name, fallback, booleanOf, 'true or false')
}

/** One of a few words, compared without regard to case. */
export function choiceAt<const V extends readonly [string, ...string[]]>(
  attributes: Attributes,
  name: string,
  values: V,
  fallback: V[number] | null,
): V[number] | null {
  const choice = (scalar: Scalar): V[number] | undefined => {
    const text = typeof scalar === 'string' ? scalar.toLowerCase() : ''
    return values.find((value) => value.toLowerCase() === text)
  }
  return scalarAt(attributes, name, fallback, choice, `one of ${values.join(', ')}`)
}

/** A list of texts; null when it, or one of them, is not known. */
export function textsAt(attributes: Attributes, name: string): string[] | null {
  const value = attributes.read(name)
  if (value === undefined) return []
  const texts = isList(value) ? value.map((item) => scalarOf(item)) : [undefined]
  const known = texts.filter((text) => typeof text === 'string')
  if (known.length === texts.length) return known.map(printable)
  attributes.warn(name, null)
  return null
}

/** How many elements a list has; null when that is not known. */
export function lengthAt(attributes: Attributes, name: string): number | null {
  const value = attributes.read(name)
  if (value === undefined) return 0
  if (isList(value)) return value.length
  attributes.warn(name, null)
  return null
}

/** The nested blocks of a name; null when their number is not known. */
export function blocksAt(attributes: Attributes, name: string): Attributes[] | null {
  const value = attributes.read(name)
  if (value === undefined) return []
  if (isList(value)) {
    return value
      .filter((item) => scalarOf(item) !== null)
      .map((item, index) => blockOf(attributes, `${name}[${index}]`, item))
  }
  if (isMap(value)) return [blockOf(attributes, name, value)]
  attributes.warn(name, null)
  return null
}

/** The only nested block of a name. Without one, every argument in it is not set. */
export function blockAt(attributes: Attributes, name: string): Attributes {
  const value = attributes.read(name)
  const item = value !== undefined && isList(value) ? value[0] : value
  return item === undefined ? noAttributes : blockOf(attributes, name, item)
}

/** True when the block is written at all. */
export function hasBlock(attributes: Attributes, name: string): boolean {
  const value = attributes.read(name)
  return value !== undefined && !(isList(value) && value.length === 0)
}

export const noAttributes: Attributes = { read: () => undefined, warn: () => undefined }

function blockOf(parent: Attributes, path: string, value: Value): Attributes {
  return {
    read: (name) => {
      if (isMap(value)) {
        const item = value.get(name)
        return item === undefined || scalarOf(item) === null ? undefined : item
      }
      return isUnknown(value) ? unknown(referencesIn(value)) : undefined
    },
    warn: (name, problem) => parent.warn(`${path}.${name}`, problem),
  }
}

/** What an argument refers to, at any depth. */
export function referencesAt(attributes: Attributes, ...names: readonly string[]): Reference[] {
  return referencesIn(...names.flatMap((name) => attributes.read(name) ?? []))
}
