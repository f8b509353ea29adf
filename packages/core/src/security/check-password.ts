import { AppError } from '../errors.ts'
import { foldPassword, isKnownPassword } from './known-passwords.ts'
import { leftOver, repeatedBlock, runs } from './password-patterns.ts'

/** Shortest new password in characters (code points): what NIST SP 800-63B-4 asks where no second factor is sure. */
const minLength = 15
/** Longest one in bytes of UTF-8. */
const maxBytes = 1024
/** So many digits and signs around something that is known make it no harder to guess. */
const maxExtra = 8
/** Fewer different characters than this are a pattern. */
const minDistinct = 5
const minWordLength = 3

const sentences = {
  password_too_short: `Choose a password of at least ${minLength} characters.`,
  password_too_long: `Choose a password of at most ${maxBytes} bytes.`,
  password_common:
    'This password is easy to guess: choose another, e.g. four words that have nothing to do with each other.',
  password_contains_name:
    'This password is made of your own name or address, or that of a product or organization: choose another.',
} as const

/**
 * Refuses a new password that a guesser tries early: AppError VALIDATION with reason `password_too_short`,
 * `password_too_long`, `password_common` or `password_contains_name`. No rule of composition (NIST SP 800-63B-4, 3.1.1.2):
 * a password is refused only when all of it, but for up to eight digits and signs, is one known password, a repetition,
 * a run on the keyboard, or words of `forbidden`: the person's address and name, the names of the product and of the
 * person's organizations. Case and compatibility forms make no difference.
 */
export async function checkPassword(
  password: string,
  { forbidden }: { readonly forbidden: readonly string[] },
): Promise<void> {
  // The length in UTF-16 units comes first: it costs nothing, whatever was sent.
  if (password.length > maxBytes || Buffer.byteLength(password) > maxBytes) {
    throw refusal('password_too_long')
  }
  if (Array.from(password.normalize('NFC')).length < minLength) throw refusal('password_too_short')
  const text = foldPassword(password)
  if (leftOver(text, wordsOf(forbidden)) <= maxExtra) throw refusal('password_contains_name')
  if (await isCommon(text)) throw refusal('password_common')
}

async function isCommon(text: string): Promise<boolean> {
  if (new Set(text).size < minDistinct || leftOver(text, runs) <= maxExtra) return true
  const compact = text.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '')
  const bare = compact.replaceAll(/^\P{L}+|\P{L}+$/gu, '')
  const forms = [text, compact, bare].filter((form) => text.length - form.length <= maxExtra)
  for (const form of new Set(forms)) {
    const block = repeatedBlock(form)
    if (block !== undefined && block.length < minLength / 2) return true
    if (await isKnownPassword(block ?? form)) return true
    if (block !== undefined && (await isKnownPassword(form))) return true
  }
  return false
}

/** Each text as a whole, and the words in it: an address is also its local part and its domain. */
function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  const folded = texts.map((text) => foldPassword(text).trim())
  const parts = folded.flatMap((text) => [
    text,
    ...(text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []),
    ...(text.match(/[\p{L}\p{M}]+/gu) ?? []),
  ])
  return new Set(parts.filter((part) => part.length >= minWordLength))
}

function refusal(reason: keyof typeof sentences): AppError {
  return new AppError('VALIDATION', sentences[reason], { details: { reason } })
}
