import { type Plain, isPlainList } from './plain.ts'

/** Deep equality. `1` and `"1"` differ, as in Terraform. */
export function plainEqual(left: Plain, right: Plain): boolean {
  if (left === right) return true
  if (isPlainList(left)) {
    return (
      isPlainList(right) &&
      left.length === right.length &&
      left.every((item, index) => plainEqual(item, right[index] ?? null))
    )
  }
  if (!(left instanceof Map) || !(right instanceof Map) || left.size !== right.size) return false
  return [...left].every(
    ([key, item]) => right.has(key) && plainEqual(item, right.get(key) ?? null),
  )
}
