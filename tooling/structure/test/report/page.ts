import { parse, type DefaultTreeAdapterTypes as Tree, type ParserError } from 'parse5'

/** A page as a browser reads it. */
export interface Page {
  readonly root: Tree.Document
  /** What a browser would have to mend. */
  readonly errors: readonly string[]
}

export function readPage(markup: string): Page {
  const errors: string[] = []
  const onParseError = ({ code, startLine }: ParserError) =>
    errors.push(`${code} in line ${startLine}`)
  return { root: parse(markup, { onParseError }), errors }
}

/** Every element, or every one of a name, in the order of the page. */
export function elements(within: Tree.ParentNode, name?: string): Tree.Element[] {
  return within.childNodes.flatMap((node) => {
    if (!('tagName' in node)) return []
    const inside = elements(node, name)
    return name === undefined || node.tagName === name ? [node, ...inside] : inside
  })
}

export function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value
}

export function withClass(within: Tree.ParentNode, name: string, wanted: string): Tree.Element[] {
  return elements(within, name).filter((element) =>
    attribute(element, 'class')?.split(' ').includes(wanted),
  )
}

export function section({ root }: Page, id: string): Tree.Element {
  const found = elements(root, 'section').find((element) => attribute(element, 'id') === id)
  if (found === undefined) throw new Error(`The page has no section ${id}.`)
  return found
}

/** What a person reads, with single spaces; tooltips are not read. */
export function textOf(node: Tree.ParentNode): string {
  const read = (child: Tree.ChildNode): string => {
    if ('value' in child) return child.value
    if (!('tagName' in child) || child.tagName === 'title') return ''
    return ` ${child.childNodes.map(read).join('')} `
  }
  return node.childNodes.map(read).join('').replaceAll(/\s+/g, ' ').trim()
}

/** The rows of the table with this caption, cell by cell. */
export function tableRows(within: Tree.ParentNode, caption: string): string[][] {
  const table = elements(within, 'table').find((each) =>
    elements(each, 'caption').some((element) => textOf(element) === caption),
  )
  if (table === undefined) throw new Error(`There is no table ${caption}.`)
  return elements(table, 'tr')
    .slice(1)
    .map((row) => row.childNodes.filter((cell) => 'tagName' in cell).map((cell) => textOf(cell)))
}
