import type { VisitorObject } from 'oxc-parser'

import { isNode, textOf, type LineOf, type Node } from '../../syntax.ts'
import type { Reader } from './reader.ts'
import { lastName, innerName, templateTexts, unwrap } from './syntax.ts'

/** SQL, or what may be SQL, in a source file. */
export interface SqlText {
  /** Holes read as the parameters `$1`, `$2` …; null when all of it is made at run time. */
  readonly text: string | null
  readonly line: number
  /** It is handed to a database; otherwise it only begins like SQL. */
  readonly isHandedOver: boolean
  /** Its line breaks are those of the file. */
  readonly isAsWritten: boolean
}

const tags = new Set(['$queryRaw', '$executeRaw', 'sql'])
/** Their argument is SQL, whatever it looks like. */
const takers = new Set(['$queryRawUnsafe', '$executeRawUnsafe', '$queryRaw', '$executeRaw', 'raw'])
/** Prisma composes these from tagged templates, which are read by themselves. */
const composed = new Set(['$queryRaw', '$executeRaw'])
/** Names of other things too: their argument is SQL when it is a text of several words. */
const perhaps = new Set(['query', 'execute', 'exec', 'unsafe'])

const verb =
  /^[\s(]*(--.*\n\s*|\/\*[^]*?\*\/\s*)*(select|insert|update|delete|merge|with|create|alter|drop|truncate|copy|lock|begin|start|set|call|values|comment|grant|revoke|explain|table|do|declare|prepare|refresh|vacuum|analyze|reindex|cluster)\b/i

type Placed = Pick<Node, 'start'> & { readonly type?: unknown }

/** Every text of a file that a database may be given: by its place in a call, or by its first word. */
export function sqlTextReader(lineOf: LineOf): Reader<SqlText> {
  const found: SqlText[] = []
  const constants = new Map<string, Node | null>()
  const taken = new Set<unknown>()
  const later: (() => void)[] = []

  const add = (node: Placed, text: string | null, isHandedOver: boolean) => {
    const isAsWritten = node.type === 'TemplateLiteral'
    found.push({ text, line: lineOf(node.start), isHandedOver, isAsWritten })
  }
  const byLooks = (node: Placed) => {
    if (taken.has(node)) return
    const parts = new Set<unknown>()
    const text = sqlOf(node, parts)
    if (text === null || !verb.test(text)) return
    for (const part of parts) taken.add(part)
    add(node, text, false)
  }
  const handedOver = (argument: unknown, name: string) => {
    const given = unwrap(argument)
    if (given === null) return
    const constant =
      given['type'] === 'Identifier' ? constants.get(String(given['name'])) : undefined
    const node = constant ?? given
    const text = sqlOf(node, taken)
    const isText = perhaps.has(name) ? /\S\s+\S/.test(text ?? '') : !composed.has(name)
    if (isText || (text !== null && composed.has(name))) add(node, text, true)
  }

  const visitor: VisitorObject = {
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier') constants.set(id.name, unwrap(init))
    },
    TaggedTemplateExpression: (node) => {
      if (!tags.has(lastName(node.tag) ?? '')) return
      const text = sqlOf(node.quasi, taken)
      if (text !== null) add(node.quasi, text, true)
    },
    CallExpression: (node) => {
      const {
        callee,
        arguments: [given],
      } = node
      const name = lastName(callee) ?? ''
      if (name === 'join') byLooks(node)
      if (!takers.has(name) && !perhaps.has(name)) return
      const isRaw =
        name !== 'raw' ||
        (callee.type === 'MemberExpression' && lastName(callee.object) === 'Prisma')
      // A constant may be declared below its use.
      if (isRaw) later.push(() => handedOver(textProperty(given) ?? given, name))
    },
    BinaryExpression: byLooks,
    TemplateLiteral: byLooks,
    Literal: byLooks,
  }
  const facts = () => {
    for (const run of later) run()
    return withoutDoubles(found)
  }
  return { visitor, facts }
}

/** `{ text: '…', values: […] }`, as `pg` takes it. */
function textProperty(value: unknown): unknown {
  const node = unwrap(value)
  const properties: unknown = node?.['type'] === 'ObjectExpression' ? node['properties'] : []
  if (!Array.isArray(properties)) return undefined
  const text: unknown = properties.find(
    (property: unknown) => isNode(property) && innerName(property['key']) === 'text',
  )
  return isNode(text) ? text['value'] : undefined
}

/** The text of a string, a template, a sum or a joined list of them; each hole a parameter. */
function sqlOf(value: unknown, taken: Set<unknown>): string | null {
  let holes = 0
  const read = (part: unknown): string | null => {
    const node = unwrap(part)
    if (node === null) return null
    const plain = textOf(node)
    if (plain !== null) {
      taken.add(node)
      return plain
    }
    if (node['type'] === 'TemplateLiteral') {
      taken.add(node)
      return templateTexts(node).reduce((text, next) => `${text}$${++holes}${next}`)
    }
    if (node['type'] === 'BinaryExpression' && node['operator'] === '+') {
      taken.add(node)
      const left = read(node['left'])
      const right = read(node['right'])
      if (left === null && right === null) return null
      return `${left ?? `$${++holes}`}${right ?? `$${++holes}`}`
    }
    return readJoin(node)
  }
  /** `['SELECT …', 'FROM …'].join(' ')` */
  const readJoin = ({ type, callee, arguments: given }: Node): string | null => {
    const join =
      type === 'CallExpression' && lastName(callee) === 'join' && isNode(callee) ? callee : null
    const list = unwrap(join?.['object'])
    const parts: unknown = list?.['type'] === 'ArrayExpression' ? list['elements'] : null
    if (!Array.isArray(parts)) return null
    const separator = Array.isArray(given) ? (textOf(given[0]) ?? ',') : ','
    return parts.map((part: unknown) => read(part) ?? `$${++holes}`).join(separator)
  }
  return read(value)
}

/** A text that is handed over and looks like SQL as well is one text. */
function withoutDoubles(found: readonly SqlText[]): SqlText[] {
  const handed = new Set(found.filter((each) => each.isHandedOver).map(({ text }) => text))
  return found.filter(({ text, isHandedOver }) => isHandedOver || !handed.has(text))
}
