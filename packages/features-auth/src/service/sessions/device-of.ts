import { parse } from 'bowser'

const longest = 200

/** What a user agent calls itself, for a person to read: `Firefox 128 on Linux`; the text itself where nobody knows it. */
export function deviceOf(userAgent: string | null): string | null {
  if (userAgent === null || userAgent.trim() === '') return null
  const { browser, os } = parse(userAgent)
  const plain = userAgent.slice(0, longest)
  if (!browser.name) return plain
  const major = browser.version?.split('.', 1)[0] ?? ''
  const name = [browser.name, major].filter((part) => part !== '').join(' ')
  return os.name ? `${name} on ${os.name}` : name
}
