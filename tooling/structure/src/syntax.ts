import { visitorKeys } from 'oxc-parser'

/** A node of any kind, as the parser gives it. */
export type Node = Readonly<Record<string, unknown>> & {
  readonly type: string
  readonly start: number
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

export function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []
}

/** Visits the children of a node, but for those at the given key. Most of the time is spent here. */
export function forEachChild(
  node: Node,
  except: string | null,
  visit: (child: Node) => void,
): void {
  for (const key of visitorKeys[node.type] ?? []) {
    const value = node[key]
    if (key === except || value === null || value === undefined) continue
    if (!Array.isArray(value)) {
      if (isNode(value)) visit(value)
    } else for (const each of value) if (isNode(each)) visit(each)
  }
}

/** The name of an identifier, or the text of a string. */
export function nameOf(value: unknown): string | null {
  if (!isNode(value)) return null
  return typeof value['name'] === 'string' ? value['name'] : textOf(value)
}

/** The text of a string, or of a template without holes. */
export function textOf(value: unknown): string | null {
  if (!isNode(value)) return null
  if (value.type === 'TSLiteralType') return textOf(value['literal'])
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? value['value'] : null
  const [only, ...more] = nodesOf(value['quasis'])
  if (value.type !== 'TemplateLiteral' || only === undefined || more.length > 0) return null
  const text = only['value']
  const cooked = typeof text === 'object' && text !== null && 'cooked' in text ? text.cooked : null
  return typeof cooked === 'string' ? cooked : null
}

/** The line of an offset in a file's text. */
export type LineOf = (offset: number) => number

export function lineCounter(text: string): LineOf {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    for (let high = starts.length; low < high;) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
