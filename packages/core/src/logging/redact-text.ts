import { isOneTimeKey, isOneTimeSecret, isSensitiveKey } from './sensitive-key.ts'

const maxLength = 8_192
/** Read further than what is shown, so that a secret across the cut is seen whole. */
const readLength = 2 * maxLength
const redacted = '[redacted]'

// Every quantifier that could run over a hostile text is bounded, so that each rule stays linear.
const rules: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^]{0,16384}?(?:-----END [A-Z ]{0,40}-----|$)/g,
    redacted,
  ],
  [/eyJ[\w-]{5,2048}\.[\w-]{1,8192}(?:\.[\w-]*){0,3}/g, redacted],
  [/\b(bearer|basic|digest|negotiate)(?:\s|%20|\+){1,8}[\w.~+/=:-]{6,}/gi, `$1 ${redacted}`],
  [/\$argon2[a-z]{1,2}\$[^\s"']{1,512}/g, redacted],
  // An opaque token of ours, whatever stands before or behind it: a prefix and 256 bits, which no name in small letters is.
  [/[a-z][a-z0-9]{0,15}_(?=[\w-]{0,42}[A-Z])[\w-]{43,8192}/g, redacted],
  // The secret of a TOTP device: as a link, in base32, in groups of four for a person to type.
  [/\botpauth(?:-migration)?(?::|%3A)[^\s"'<>]{1,8192}/gi, `otpauth:${redacted}`],
  [
    /(?<![A-Za-z0-9])(?=[2-7 -]{0,80}[A-Z])(?:[A-Z2-7]{32,256}|(?:[A-Z2-7]{4}[ -]){3,63}[A-Z2-7]{4})(?![A-Za-z0-9])=*/g,
    redacted,
  ],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, redacted],
  [/\b(?:sk|rk|pk|whsec|ghp|gho|ghs|xox[abp])[_-][\w-]{16,}/g, redacted],
  // The secret half of a JWK.
  [/("[dkpq]\\{0,4}"\s{0,8}:\s{0,8}\\{0,4}")[\w-]{22,8192}/g, `$1${redacted}`],
  // What PostgreSQL quotes of a row.
  [/(Failing row contains )\([^\n]*/g, `$1${redacted}`],
  [/(Key \([^()\n]{1,200}\)=)\([^\n]{0,500}?\)(?= )/g, `$1(${redacted})`],
  // Credentials in URLs; the last two of them also where the password holds a bare slash.
  [/\b(https?:\/\/)[^\s/?#"'<>]{1,512}@/gi, `$1${redacted}@`],
  [/\b(https?:\/\/)[^\s/?#"'<>@:]{1,64}:(?!\d{1,5}[/?#])[^\s"'<>]{1,512}@/gi, `$1${redacted}@`],
  [/\b((?!file:|https?:)[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s"'<>]{1,512}@/gi, `$1${redacted}@`],
  [
    /([?&;#](?:code|sig|signature|state|nonce|x-amz-signature|x-amz-credential)=)[^\s&"'<>]{1,2048}/gi,
    `$1${redacted}`,
  ],
  [/\b((?:set-)?cookie["']?\s{0,8}[:=]\s{0,8})[^\n]{1,16384}/gi, `$1${redacted}`],
]

const assignedKey = /[\w-]{2,64}(?=((?:\\{0,4}["'])?\s{0,8}(?:=>|=|:|%3D)\s{0,8}))/gi
const assignedValue =
  /\\{0,4}"(?:[^"\\]|\\.){0,8192}"?|'(?:[^'\\]|\\.){0,8192}'?|[^\s,;&"'{}[\]()<>]{1,8192}/y
const email =
  /[^\s@%<>"'`,;:=()[\]{}/]{1,64}(?:@|%40)(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}/gu
const digits = /(?<![\w.-])[2-6]\d{3}(?:[ -]?\d){10,15}(?![\w-])/g
// No line break but \n, no escape sequence and no change of writing direction leaves as it is.
const unprintable =
  // oxlint-disable-next-line no-control-regex -- control signs are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** Most texts in a log are short words, paths and ids: these spare them the rules above. */
const harmless = /^[\w ./-]{0,40}$/
const suspicious =
  /\d[ -]?\d{3}[ \d-]{8}|bearer|basic|digest|negotiate|eyJ|AKIA|ASIA|(?:sk|rk|pk|whsec|gh[pos]|xox[abp])[_-]/i
const base32 = /(?:[A-Z2-7]{4}[ -]?){4}/

/**
 * A text without what looks like a secret in it: tokens, credentials in URLs, `password=…`, e-mail addresses and
 * card numbers. Control signs other than tab and line feed are spelled out, and what is longer than 8 Ki signs is cut.
 */
export function redactText(text: string): string {
  if (harmless.test(text) && !suspicious.test(text) && !base32.test(text)) return text
  let clean = text.length > readLength ? withoutLastWord(text.slice(0, readLength)) : text
  for (const [pattern, replacement] of rules) clean = clean.replace(pattern, replacement)
  clean = withoutAssignments(clean)
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
  for (let place = 1; place <= number.length; place += 1) {
    const value = Number(number.at(-place)) * (place % 2 === 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** `password=…`, `"apiKey": "…"`. Looks behind every key, so that one `key: key=value` is no way past it. */
function withoutAssignments(text: string): string {
  let result = ''
  let done = 0
  for (const match of text.matchAll(assignedKey)) {
    const sure = isSensitiveKey(match[0])
    if (match.index < done || !(sure || isOneTimeKey(match[0]))) continue
    const start = match.index + match[0].length + (match[1]?.length ?? 0)
    if (!sure && !isOneTimeSecret(firstPart(text.slice(start, start + 520)))) continue
    assignedValue.lastIndex = start
    const value = assignedValue.exec(text)?.[0]
    if (value === undefined) continue
    result += text.slice(done, assignedValue.lastIndex - value.length) + redacted
    done = assignedValue.lastIndex
  }
  return result + text.slice(done)
}

/** JSON inside JSON has no end that one pattern finds, so the start of a value speaks for all of it. */
function firstPart(value: string): string {
  return /^[\\"']{0,6}(\d{3} \d{3,5}|[\w.~+/=%-]{1,512})/.exec(value)?.[1] ?? ''
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
