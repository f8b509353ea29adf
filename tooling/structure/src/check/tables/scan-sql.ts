const comment = /--.*$|\/\*[^]*?\*\//gm
const name = String.raw`(?:(?:"[^"]+"|\w+)\s*\.\s*)?(?:"([^"]+)"|([a-z_][\w$]*))`
const tablePlace = String.raw`\b(?:from|join|into|update|table|only|truncate|using|references|exists)\s+`
const statement =
  /^\W*(select\b[^]*\bfrom|insert\s+into|update\b[^]*\bset|delete\s+from|merge\s+into|with\b[^]*\bas\s*\(|truncate|copy\b[^]*\b(from|to)|lock\s+table|(create|alter|drop)\b[^]*\b(table|index|view|type|trigger|sequence))\b/i

/** Every word of a text that cannot be parsed, as PostgreSQL would spell it. */
export function wordsOf(sql: string): string[] {
  const words = sql.replace(comment, ' ').matchAll(/"([^"]+)"|([\p{L}_][\p{L}\p{N}_$]*)/giu)
  return [...new Set([...words].map(([, quoted, plain = '']) => quoted ?? plain.toLowerCase()))]
}

/** The words where SQL names a table, of a text that may be a sentence; none unless it has a statement's shape. */
export function tablesNamed(text: string): string[] {
  const plainText = text.replace(comment, ' ')
  if (isProse(text) || !statement.test(plainText)) return []
  const found = plainText.matchAll(new RegExp(tablePlace + name, 'gi'))
  return [...found].map(([, quoted, plain = '']) => quoted ?? plain.toLowerCase())
}

/** "Select a role from membership" is a sentence that PostgreSQL would run; "Select * …" is none. */
export function isProse(text: string): boolean {
  return /^\s*[A-Z][a-z]/.test(text) && !/[*=("';]/.test(text)
}

const holePlace = String.raw`(?:"?\w+"?\s*\.\s*)?"?\w*\$\d`
const beforeTable = String.raw`\b(?:from|join|into|update|table|only|truncate)\s+`
/** `FROM a, $1`, as long as no further clause has begun. */
const inList = String.raw`\bfrom\b(?:(?!\b(?:where|group|order|limit|having|on|returning)\b)[^;()])*,\s*`
const holes = new RegExp(`(?:${beforeTable}|${inList})${holePlace}`, 'i')

/** A hole stands where a table's name must. */
export function namesAtRunTime(sql: string): boolean {
  return holes.test(sql.replace(comment, ' '))
}

/** The text as if its holes were empty: what they hold is read by itself. */
export function withoutHoles(sql: string): string {
  return sql.replaceAll(/\$\d+/g, '')
}
