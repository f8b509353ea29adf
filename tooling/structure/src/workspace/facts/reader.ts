import { type Program, Visitor, type VisitorObject } from 'oxc-parser'

/** Finds one kind of fact in a syntax tree while it is walked. */
export interface Reader<Fact> {
  readonly visitor: VisitorObject
  /** Asked once, when the walk is over. */
  readonly facts: () => readonly Fact[]
}

type Handler = (node: never) => void

/** Walks a tree once for several readers: the walk costs more than what they do on the way. */
export function walkOnce(program: Program, visitors: readonly VisitorObject[]): void {
  const merged: Record<string, Handler> = {}
  for (const visitor of visitors) {
    for (const [type, handler] of Object.entries<Handler>({ ...visitor })) {
      const before = merged[type]
      merged[type] = before ? inTurn(before, handler) : handler
    }
  }
  new Visitor(merged).visit(program)
}

function inTurn(first: Handler, second: Handler): Handler {
  return (node) => {
    first(node)
    second(node)
  }
}
