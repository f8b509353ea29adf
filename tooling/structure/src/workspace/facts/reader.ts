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
  const handlers = new Map<string, Handler[]>()
  for (const visitor of visitors) {
    for (const [type, handler] of Object.entries<Handler>({ ...visitor })) {
      handlers.set(type, [...(handlers.get(type) ?? []), handler])
    }
  }
  const merged = [...handlers].map(([type, all]) => [
    type,
    (node: never) => {
      for (const handle of all) handle(node)
    },
  ])
  new Visitor(Object.fromEntries(merged)).visit(program)
}
