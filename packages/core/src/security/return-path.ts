const maxLength = 2_048
const sign = "[\\w.~!$&'()*+,;=:@-]"
/** An escape that is no control sign. */
const escape = '%(?!7[Ff])[2-9A-Fa-f][0-9A-Fa-f]'
/** The path has no escapes: one step decoded too often, `%2f%2f` is `//`. It has no empty part, which starts a host. */
const path = `/(?:${sign}+/)*${sign}*`
const more = `(?:${sign}|[/?]|${escape})*`
const pattern = new RegExp(`^${path}(?:\\?${more})?(?:#${more})?$`)

/**
 * Where to send a browser next, out of a text that anybody may have written: a path on our own `origin`, with query
 * and fragment, or null. It is an allow-list of plain ASCII; browsers read much more than RFC 3986 as the start of
 * another host (backslashes, tabs, signs that look like a slash), so nothing is repaired.
 */
export function safeReturnPath(text: string, origin: string): string | null {
  if (text.length > maxLength || !pattern.test(text)) return null
  const url = new URL(text, origin)
  return url.origin === new URL(origin).origin ? url.pathname + url.search + url.hash : null
}
