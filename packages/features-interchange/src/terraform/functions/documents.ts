import { parseDocument, stringify } from 'yaml'

import { type Plain, isPlainList } from '../values/plain.ts'
import { EvaluationError, NotComputedError } from '../values/value.ts'
import { type FunctionTable, ofKnown, plainText } from './function.ts'
import { limited } from './limited.ts'

/** YAML takes its time, and the import has other things to do. */
const maxYamlLength = 500_000

function yamlDecode(text: string): Plain {
  if (text.length > maxYamlLength) {
    throw new NotComputedError('the YAML text is longer than 500,000 characters')
  }
  let json: unknown
  try {
    const document = parseDocument(text, { merge: true, uniqueKeys: true, logLevel: 'silent' })
    const [mistake] = document.errors
    if (mistake !== undefined) throw mistake
    json = document.toJS({ mapAsMap: true, maxAliasCount: 50 })
  } catch (error) {
    throw new EvaluationError('the text is not YAML', { cause: error })
  }
  return plainFromYaml(json)
}

function plainFromYaml(value: unknown): Plain {
  if (Array.isArray(value)) return value.map(plainFromYaml)
  if (value instanceof Map) {
    return new Map([...value].map(([key, item]) => [String(key), plainFromYaml(item)]))
  }
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new NotComputedError('a number in the text is too large')
  }
  const scalar =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return scalar ? value : null
}

/** As Terraform writes it: keys in order, every text in quotes. */
function yamlEncode(value: Plain): string {
  return stringify(sorted(value), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    lineWidth: 0,
    indentSeq: false,
    aliasDuplicateObjects: false,
  })
}

function sorted(value: Plain): unknown {
  if (isPlainList(value)) return value.map(sorted)
  if (!(value instanceof Map)) return value
  const entries = [...value].toSorted(([left], [right]) => (left < right ? -1 : 1))
  return new Map(entries.map(([key, item]) => [key, sorted(item)]))
}

/** A field of a table, in quotes or not, and what ends it. */
const csvField = /("[^"]*(?:""[^"]*)*"|[^",\r\n]*)(,|\r?\n|$)/y

function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  csvField.lastIndex = 0
  while (csvField.lastIndex < text.length || row.length > 0) {
    const match = csvField.exec(text)
    if (match === null) throw new EvaluationError('the text is not CSV')
    const [, field = '', end = ''] = match
    row.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  return rows
}

export const documentFunctions: FunctionTable = {
  yamldecode: ofKnown((text) => yamlDecode(plainText(text))),
  yamlencode: ofKnown((value = null) => limited(yamlEncode(value))),
  csvdecode: ofKnown((text) => {
    const [names, ...rows] = csvRows(plainText(text))
    if (names === undefined) throw new EvaluationError('the CSV text has no line of names')
    return rows.map((row) => {
      if (row.length !== names.length) {
        throw new EvaluationError('a line of the CSV text has more or fewer fields than names')
      }
      return new Map(names.map((name, at) => [name, row[at] ?? '']))
    })
  }),
}
