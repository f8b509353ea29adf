const anywhere =
  /password|passwd|passphrase|secret|authorization|cookie|apikey|privatekey|signingkey|accesskey|credential|recoverycode|cardnumber/
const atTheEnd = /(?:token|tokens|pwd|pass|jwt|otp|totp|cvv|cvc|pin|email|emailaddress)$/

/** Whether what is stored under this key never belongs in a log, however it is written: `apiKey`, `x-api-key`, `DB_PASSWORD`. */
export function isSensitiveKey(key: string): boolean {
  const plain = key.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return anywhere.test(plain) || atTheEnd.test(plain)
}
