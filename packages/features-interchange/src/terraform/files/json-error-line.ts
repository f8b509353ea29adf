const token =
  /[ \t\r\n]*(?:("(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:]))/uy

/** What may come next: a value, a key, what follows a value, a colon; `first` also allows the end of the list. */
type Expected = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'separator'

/** The line of the first mistake in a text that is not JSON. The engine's own message does not always tell. */
export function jsonErrorLine(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let offset = 0
  for (;;) {
    token.lastIndex = offset
    const match = token.exec(text)
    const next: Expected | null = match === null ? null : step(expected, open, match)
    if (match === null || next === null) {
      const mistake = offset + (/^[ \t\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0)
      return text.slice(0, mistake).split('\n').length
    }
    expected = next
    offset += match[0].length
  }
}

/** What is expected behind this token; null when it must not stand here. */
function step(expected: Expected, open: ('{' | '[')[], match: RegExpExecArray): Expected | null {
  const [, text, scalar, sign] = match
  const wantsValue = expected === 'value' || expected === 'first value'
  if (text !== undefined && (expected === 'key' || expected === 'first key')) return 'colon'
  if (text !== undefined || scalar !== undefined) return wantsValue ? 'separator' : null
  if (sign === ':') return expected === 'colon' ? 'value' : null
  if (sign === '{' || sign === '[') {
    if (!wantsValue) return null
    open.push(sign)
    return sign === '{' ? 'first key' : 'first value'
  }
  if (sign === ',') {
    if (expected !== 'separator') return null
    return open.at(-1) === '{' ? 'key' : open.at(-1) === '[' ? 'value' : null
  }
  const closes = sign === '}' ? '{' : '['
  const empty = expected === (sign === '}' ? 'first key' : 'first value')
  if (open.at(-1) !== closes || (expected !== 'separator' && !empty)) return null
  open.pop()
  return 'separator'
}
