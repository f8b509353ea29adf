import { Refusal } from './refusal.ts'

const maxDepth = 64

const quote = 0x22
const backslash = 0x5c

/** Whether brackets outside strings nest deeper than `limit`. One pass, before anything is built. */
function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case quote:
        index += 1
        for (let code = text.charCodeAt(index); code !== quote; code = text.charCodeAt(index)) {
          if (Number.isNaN(code)) return false
          index += code === backslash ? 2 : 1
        }
        break
      case 0x5b: // [
      case 0x7b: // {
        depth += 1
        if (depth > limit) return true
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1
        break
      default:
    }
  }
  return false
}

function checkString(text: string): void {
  if (text.includes('\0')) throw badText('a NUL character')
  if (!text.isWellFormed()) throw badText('half of a surrogate pair')
}

function badText(what: string): Refusal {
  return new Refusal(400, 'BAD_REQUEST', `The request has a text with ${what} in it: leave it out.`)
}

/** Depth is bounded by the caller, so recursion is safe. */
function checkStrings(value: unknown): void {
  if (typeof value === 'string') checkString(value)
  else if (Array.isArray(value)) value.forEach(checkStrings)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (name === '__proto__') {
        throw new Refusal(400, 'BAD_REQUEST', 'The request has a field named __proto__: rename it.')
      }
      checkString(name)
      checkStrings(member)
    }
  }
}

/**
 * Refuses JSON text that no schema should have to think about: deeper than 64 levels, `__proto__` as a name,
 * NUL and lone surrogates in strings, and text that is not JSON. Text without an escape is only scanned.
 */
export function checkJsonText(text: string): void {
  if (nestsDeeperThan(text, maxDepth)) {
    throw new Refusal(400, 'BAD_REQUEST', `The request nests deeper than ${maxDepth} levels.`)
  }
  // Decoding was strict, so a NUL, half a pair or a hidden name can only come out of an escape.
  if (!text.includes('\\u') && !text.includes('"__proto__"')) return
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal(400, 'PARSE_ERROR', 'The request is not valid JSON.')
  }
  checkStrings(value)
}
