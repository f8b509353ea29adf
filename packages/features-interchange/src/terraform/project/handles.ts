import { isUnknown, scalarOf, unknown, type Handle, type Value } from '../values/value.ts'
import type { Copies } from './expansion.ts'

/** A handle for a name that stands in front of other names, like `var` or `local`. */
export function handleOf(name: string, read: (part: string) => Value): Handle {
  return { handle: name, references: [], read }
}

/** What a reference to a resource or module gives: itself, a list by `count`, a map by `for_each`. */
export function valueOfCopies(
  by: Copies['by'],
  copies: readonly (readonly [string | number | null, Handle])[],
): Value {
  const [first] = copies
  switch (by) {
    case 'one':
      return first?.[1] ?? unknown()
    case 'count':
      return copies.map(([, handle]) => handle)
    case 'for_each':
      return new Map(copies.map(([key, handle]) => [String(key), handle]))
    case 'unknown':
    default:
      return first === undefined ? unknown() : uncounted(first[1])
  }
}

/** Stands for copies whose number is not known: an index gives the one there is, the whole is unknown. */
function uncounted(only: Handle): Handle {
  return {
    handle: only.handle,
    references: only.references,
    read: only.read,
    at: (key) => (isUnknown(key) || scalarOf(key) !== undefined ? only : unknown(only.references)),
  }
}
