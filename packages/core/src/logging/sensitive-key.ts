const anywhere =
  /password|passwd|passphrase|secret|authorization|cookie|apikey|privatekey|signingkey|accesskey|credential|recoverycode|cardnumber/
const atTheEnd = /(?:tokens?|pwd|jwt|emails?|emailaddress)$/
/** Too short to be looked for inside other words. */
const lastWords = new Set(['pass', 'pin', 'otp', 'totp', 'cvv', 'cvc', 'iban', 'card'])

const cacheSize = 2_000
const known = new Map<string, boolean>()

/** Whether what is stored under this key never belongs in a log, however it is written: `apiKey`, `x-api-key`, `DB_PASSWORD`. */
export function isSensitiveKey(key: string): boolean {
  const answer = known.get(key) ?? look(key)
  // Keys are mostly those in our own code; those of a hostile object must not fill the memory.
  if (known.size < cacheSize && key.length < 64) known.set(key, answer)
  return answer
}

function look(key: string): boolean {
  const words = key.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  const plain = words.replaceAll(/[^a-z0-9]/g, '')
  if (anywhere.test(plain) || atTheEnd.test(plain)) return true
  return lastWords.has(words.split(/[^a-z0-9]+/).findLast((word) => word !== '') ?? '')
}
