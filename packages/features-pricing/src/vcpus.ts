const smallSizes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  t2: { nano: 1, micro: 1, small: 1, medium: 2 },
  t3: { nano: 2, micro: 2, small: 2, medium: 2 },
  t3a: { nano: 2, micro: 2, small: 2, medium: 2 },
  t4g: { nano: 2, micro: 2, small: 2, medium: 2 },
}

/** Families of today's naming, where a size means the same number of vCPUs everywhere: `m5`, `r6gd`, `t3`, … */
const regularFamily = /^(?:t|[mcr][3-9])[a-z0-9]*$/

/** vCPUs of an instance type such as `t3.large`; null when its name does not tell. */
export function vcpusOf(instanceType: string): number | null {
  const [family = '', size = ''] = instanceType.split('.')
  const small = smallSizes[family]?.[size]
  if (small !== undefined) return small
  if (!regularFamily.test(family)) return null
  if (size === 'large') return 2
  const times = /^(\d*)xlarge$/.exec(size)
  return times === null ? null : 4 * Number(times[1] || 1)
}
