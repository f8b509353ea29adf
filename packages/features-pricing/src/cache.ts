/** Values by name, of which those that were used last stay. */
export interface Cache<Value> {
  readonly get: (name: string) => Value | undefined
  readonly put: (name: string, value: Value) => void
}

/** @param most what the weights of all values together may be; a value that is heavier stays alone */
export function createCache<Value>(most: number, weightOf: (value: Value) => number): Cache<Value> {
  // In the order of their last use.
  const values = new Map<string, Value>()
  let weight = 0
  const drop = (name: string): void => {
    const value = values.get(name)
    if (value === undefined) return
    values.delete(name)
    weight -= weightOf(value)
  }
  const put = (name: string, value: Value): void => {
    drop(name)
    values.set(name, value)
    weight += weightOf(value)
    for (const oldest of values.keys()) {
      if (weight <= most || oldest === name) return
      drop(oldest)
    }
  }
  return {
    get: (name) => {
      const value = values.get(name)
      if (value !== undefined) put(name, value)
      return value
    },
    put,
  }
}
