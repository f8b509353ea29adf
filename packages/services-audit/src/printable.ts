// Line breaks, escape sequences and changes of writing direction; NUL is one of them, which PostgreSQL cannot store.
const unprintable = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Text of strangers as one line of at most `length` signs, in which what cannot be seen is spelled out. */
export function printable(text: string, length: number): string {
  const line = text.slice(0, length).toWellFormed().replaceAll(unprintable, spelledOut)
  return line.length > length ? line.slice(0, length) : line
}

function spelledOut(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}
