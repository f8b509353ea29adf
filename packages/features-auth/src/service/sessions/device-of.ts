import { parse } from 'bowser'

const longest = 200

/**
 * What a user agent calls itself, for a person to read: `Firefox 128 on Linux`; the text itself where nobody knows it.
 * Whoever calls writes it, so it is one line without control signs, of at most 200 signs.
 */
export function deviceOf(userAgent: string | null): string | null {
  const text = (userAgent ?? '').replaceAll(/\p{C}/gu, '').trim()
  return text === '' ? null : nameOf(text).slice(0, longest)
}

function nameOf(text: string): string {
  const { browser, os } = parse(text)
  if (!browser.name) return text
  const major = browser.version?.split('.', 1)[0] ?? ''
  const name = major === '' ? browser.name : `${browser.name} ${major}`
  return os.name ? `${name} on ${os.name}` : name
}
