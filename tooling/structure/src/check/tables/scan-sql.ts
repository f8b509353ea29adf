const comment = /--.*$|\/\*[^]*?\*\//gm
const name = String.raw`(?:(?:"[^"]+"|\w+)\s*\.\s*)?(?:"([^"]+)"|([a-z_][\w$]*))`
const tablePlace = String.raw`\b(?:from|join|into|update|table|only|truncate|using|references|exists)\s+`
const hole = /\b(?:from|join|into|update|table|only|truncate)\s+(?:"?\w+"?\s*\.\s*)?"?\w*\$\d/i

/** Every word of a text that cannot be parsed, as PostgreSQL would spell it. */
export function wordsOf(sql: string): string[] {
  const words = sql.replace(comment, ' ').matchAll(/"([^"]+)"|([a-z_][\w$]*)/gi)
  return [...new Set([...words].map(([, quoted, plain = '']) => quoted ?? plain.toLowerCase()))]
}

/** The words where SQL names a table: for texts that only begin like SQL, and may be a sentence. */
export function tablesNamed(text: string): string[] {
  const found = text.replace(comment, ' ').matchAll(new RegExp(tablePlace + name, 'gi'))
  return [...found].map(([, quoted, plain = '']) => quoted ?? plain.toLowerCase())
}

/** A hole stands where a table's name must. */
export function namesAtRunTime(sql: string): boolean {
  return hole.test(sql.replace(comment, ' '))
}
