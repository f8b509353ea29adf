const anywhere =
  /password|passwd|passphrase|secret|authorization|cookie|apikey|privatekey|signingkey|accesskey|credential|recoverycode|backupcode|codeverifier|otpauth|clientdata|attestation|authenticatordata|userhandle|cardnumber/
/** The cookies that only this host can set are those that let somebody in. */
const hostCookie = /^__(?:host|secure)-/i
const atTheEnd = /(?:tokens?|pwd|jwt|emails?|emailaddress)$/
/** Too short to be looked for inside other words. */
const lastWords = new Set(
  'pass pin otp totp cvv cvc iban card codes challenge signature'.split(' '),
)
const shortCode = /^\d{3}[ -]?\d{3,5}$/
const plainWord = /^(?:[A-Z][A-Z0-9_]*|[a-z][a-z_-]*)$/

const cacheSize = 2_000
const known = new Map<string, boolean>()

/** Whether what is stored under this key never belongs in a log, however it is written: `apiKey`, `x-api-key`, `DB_PASSWORD`. */
export function isSensitiveKey(key: string): boolean {
  const answer = known.get(key) ?? look(key)
  // Keys are mostly those in our own code; those of a hostile object must not fill the memory.
  if (known.size < cacheSize && key.length < 64) known.set(key, answer)
  return answer
}

/**
 * Whether what is stored under this key may be a one-time secret: `code`, `state`, `nonce`. Every error has a code and
 * much has a state, so only what `isOneTimeSecret` recognises is hidden there.
 */
export function isOneTimeKey(key: string): boolean {
  return /(?:code|state|nonce)$/i.test(key)
}

/** Six to eight digits, or a long text that is no word. */
export function isOneTimeSecret(text: string): boolean {
  return shortCode.test(text) || (/^[\w.~+/=%-]{16,8192}$/.test(text) && !plainWord.test(text))
}

function look(key: string): boolean {
  const words = key.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  const plain = words.replaceAll(/[^a-z0-9]/g, '')
  if (hostCookie.test(key) || anywhere.test(plain) || atTheEnd.test(plain)) return true
  return lastWords.has(words.split(/[^a-z0-9]+/).findLast((word) => word !== '') ?? '')
}
