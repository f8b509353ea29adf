import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

import { quote, usageFileError } from './usage-file-error.ts'

/** A YAML value that knows its line. */
export type YamlValue = YamlScalar | YamlMap | YamlList

export interface YamlScalar {
  readonly type: 'scalar'
  readonly line: number
  readonly value: string | number | boolean | null
}

export interface YamlMap {
  readonly type: 'map'
  readonly line: number
  readonly entries: ReadonlyMap<string, YamlEntry>
}

export interface YamlEntry {
  /** Where the key stands. */
  readonly line: number
  readonly value: YamlValue
}

export interface YamlList {
  readonly type: 'list'
  readonly line: number
}

/** Deep enough for any usage file (four levels), shallow enough for any reader's stack. */
const deepest = 20
const longestLine = 2000
const mostLines = 50_000
const tooDeep = `values are nested more than ${deepest} levels deep.`

function plainValue(value: unknown, line: number): YamlScalar['value'] {
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  if (plain || value === null) return value
  throw usageFileError(line, 'only text, numbers, true and false can be values.')
}

function readKey(key: unknown, line: number): string {
  if (isScalar(key)) return String(plainValue(key.value, line))
  throw usageFileError(line, 'a key must be plain text.')
}

/** Refuses, before the parser runs, the shapes that would keep it busy for seconds or exhaust its stack. */
function checkShape(text: string): void {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.length > mostLines)
    throw usageFileError(mostLines, `the file has more than ${mostLines} lines.`)
  for (const [index, line] of lines.entries()) {
    if (line.length > longestLine) {
      throw usageFileError(index + 1, `the line has more than ${longestLine} characters.`)
    }
    const opened = line.match(/[[{]|(?:^|\s)[-?](?=\s)/g)?.length ?? 0
    if (opened > deepest) throw usageFileError(index + 1, tooDeep)
  }
}

/** Reads one YAML document without aliases. Throws VALIDATION with the line of what is wrong. */
export function readYaml(text: string): YamlValue {
  const lines = new LineCounter()

  function lineOf(node: unknown): number {
    const hasRange = typeof node === 'object' && node !== null && 'range' in node
    const range = hasRange && Array.isArray(node.range) ? node.range : []
    const [start]: unknown[] = range
    return typeof start === 'number' ? lines.linePos(start).line : 1
  }

  function read(node: unknown, parentLine: number, depth: number): YamlValue {
    const line = node === null ? parentLine : lineOf(node)
    if (depth > deepest) throw usageFileError(line, tooDeep)
    if (isAlias(node))
      throw usageFileError(
        line,
        `an alias (*${quote(node.source)}) is not allowed; repeat the value.`,
      )
    if (isSeq(node)) return { type: 'list', line }
    if (isMap(node)) {
      const entries = new Map<string, YamlEntry>()
      for (const pair of node.items) {
        const keyLine = lineOf(pair.key)
        const key = readKey(pair.key, keyLine)
        if (entries.has(key))
          throw usageFileError(keyLine, `"${quote(key)}" is there a second time.`)
        entries.set(key, { line: keyLine, value: read(pair.value, keyLine, depth + 1) })
      }
      return { type: 'map', line, entries }
    }
    return { type: 'scalar', line, value: isScalar(node) ? plainValue(node.value, line) : null }
  }

  checkShape(text)
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Checked above, in one pass: the library compares every key with every other.
    uniqueKeys: false,
    logLevel: 'error',
  })
  const [error] = document.errors
  if (error !== undefined) {
    const [start] = error.pos
    const { line } = lines.linePos(start)
    if (error.code === 'MULTIPLE_DOCS') throw usageFileError(line, 'a second document begins here.')
    if (error.message.includes('call stack')) throw usageFileError(line, tooDeep)
    throw usageFileError(line, `not valid YAML: ${quote(error.message)}.`)
  }
  return read(document.contents, 1, 0)
}
