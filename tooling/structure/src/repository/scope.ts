/** Where names are known; the one without a parent is the module's own. */
export interface Scope {
  readonly names: Set<string>
  readonly parent: Scope | null
  readonly isFunction: boolean
}

export function openScope(parent: Scope | null, isFunction = false): Scope {
  return { names: new Set(), parent, isFunction }
}

/** Where a `var` belongs that is written in this scope. */
export function functionScope(scope: Scope): Scope {
  return scope.isFunction || scope.parent === null ? scope : functionScope(scope.parent)
}

/** Whether a name means something that is declared below the top of the module. */
export function isInner(name: string, scope: Scope): boolean {
  if (scope.parent === null) return false
  return scope.names.has(name) || isInner(name, scope.parent)
}
