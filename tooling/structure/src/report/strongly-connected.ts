/** Tarjan's algorithm: the groups of nodes that reach each other, each group after all that it leads to. */
export function stronglyConnected(
  nodes: readonly string[],
  next: (node: string) => readonly string[],
): string[][] {
  const groups: string[][] = []
  const order = new Map<string, number>()
  const stack: string[] = []
  /** Answers the earliest node on the stack that this one leads back to. */
  const visit = (node: string): number => {
    const own = order.size
    order.set(node, own)
    stack.push(node)
    let low = own
    for (const target of next(node)) {
      const seen = order.get(target)
      if (seen === undefined) low = Math.min(low, visit(target))
      else if (stack.includes(target)) low = Math.min(low, seen)
    }
    if (low === own) groups.push(stack.splice(stack.indexOf(node)))
    return low
  }
  for (const node of nodes) if (!order.has(node)) visit(node)
  return groups
}
