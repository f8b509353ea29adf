import { isSensitiveKey } from './sensitive-key.ts'

const maxLength = 8_192
/** Read further than what is shown, so that a secret across the cut is seen whole. */
const readLength = 2 * maxLength
const redacted = '[redacted]'

type Rule = readonly [pattern: RegExp, replacement: string]

// Every quantifier that could run over a hostile text is bounded, so that each rule stays linear.
const rules: readonly Rule[] = [
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]{0,8192}(?:-----END [A-Z ]{0,40}-----)?/g, redacted],
  [/eyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)*/g, redacted],
  [/\b(bearer|basic|digest|negotiate)(?:\s|%20|\+){1,8}[\w.~+/=:-]{6,}/gi, `$1 ${redacted}`],
  [/\$argon2[a-z]{1,2}\$[^\s"']{1,512}/g, redacted],
  // An opaque token of ours: a prefix and 256 bits.
  [/\b[a-z][a-z0-9]{0,15}(?:_[a-z0-9]{1,15})*_[A-Za-z0-9_-]{43}(?![\w-])/g, redacted],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, redacted],
  [/\b(?:sk|rk|pk|whsec|ghp|gho|ghs|xox[abp])[_-][\w-]{16,}/g, redacted],
  // What PostgreSQL quotes of a row.
  [/(Failing row contains )\([^\n]*/g, `$1${redacted}`],
  [/(Key \([^()\n]{1,200}\)=)\([^\n]{0,500}?\)(?= )/g, `$1(${redacted})`],
  [/\b((?!file|https?)[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s"'<>]{1,512}@/gi, `$1${redacted}@`],
  [/\b(https?:\/\/)[^\s/?#"'<>]{1,512}@/gi, `$1${redacted}@`],
  [/([?&;](?:code|sig|signature|x-amz-signature|x-amz-credential|state)=)[^\s&"'<>]{1,2048}/gi, `$1${redacted}`],
  [/\b((?:set-)?cookie["']?\s{0,8}[:=]\s{0,8})[^\n"']{1,4096}/gi, `$1${redacted}`],
]

const assignment =
  /([\w-]{2,64})((?:\\{0,4}["'])?\s{0,8}(?:=|:|%3D)\s{0,8})("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\+"[^"]*"|[^\s,;&"'{}[\]()<>]+)/g
const email = /[^\s@%<>"'`,;:=()[\]{}/]{1,64}(?:@|%40)(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}/gu
const digits = /(?<![\w.-])[2-6]\d{3}(?:[ -]?\d){10,15}(?![\w-])/g
// Not a line break, an escape sequence or a change of writing direction may leave this process unescaped.
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/**
 * A text without what looks like a secret in it: tokens, credentials in URLs, `password=…`, e-mail addresses and
 * card numbers. Control signs other than tab and line feed are spelled out, and what is longer than 8 Ki signs is cut.
 */
export function redactText(text: string): string {
  let clean = text.length > readLength ? withoutLastWord(text.slice(0, readLength)) : text
  for (const [pattern, replacement] of rules) clean = clean.replace(pattern, replacement)
  clean = clean.replace(assignment, (whole, key: string, between: string, value: string) =>
    isSensitiveKey(key) && value !== redacted ? `${key}${between}${redacted}` : whole,
  )
  if (clean.includes('@') || clean.includes('%40')) clean = clean.replace(email, '[email]')
  clean = clean.replace(digits, (number) => (isCardNumber(number) ? '[card]' : number))
  clean = clean.replace(unprintable, spelledOut)
  return clean.length > maxLength || text.length > readLength
    ? `${clean.slice(0, maxLength)}… (${text.length} signs)`
    : clean
}

/** Luhn's check over 14 to 19 digits; spaces and hyphens between them do not count. */
export function isCardNumber(text: string): boolean {
  const number = text.replaceAll(/[ -]/g, '')
  if (!/^[2-6]\d{13,18}$/.test(number)) return false
  let sum = 0
  for (const [index, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** Part of a secret at the cut would no longer be recognised: everything after the last gap goes. */
function withoutLastWord(text: string): string {
  const sure = text.slice(0, -64)
  const gap = Math.max(sure.lastIndexOf(' '), sure.lastIndexOf('\n'))
  return gap === -1 ? '' : sure.slice(0, gap)
}

function spelledOut(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}
