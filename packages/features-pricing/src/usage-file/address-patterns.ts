const indexPattern = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g
const wildcard = '[*]'
/** 2^6 patterns an address; one with more indexes can still be named exactly, or with every index as `[*]`. */
const mostIndexes = 6

/** How many bits of a mask are set: each stands for an index that is written `[*]`. */
function wildcards(mask: number): number {
  return mask === 0 ? 0 : (mask & 1) + wildcards(mask >> 1)
}

/**
 * Every way to write an address in a usage file, from the most general to the address itself:
 * `module.m[1].aws_instance.web["a"]` has four, `aws_instance.web` one.
 */
export function addressPatterns(address: string): string[] {
  const indexes = address.match(indexPattern) ?? []
  const parts = address.split(indexPattern)
  const everything = 2 ** Math.min(indexes.length, mostIndexes) - 1
  const masks = Array.from({ length: everything + 1 }, (_, mask) => mask)

  function write(mask: number): string {
    return parts
      .map((part, position) => {
        const index = indexes[position]
        if (index === undefined) return part
        const general = indexes.length > mostIndexes ? mask !== 0 : (mask >> position) % 2 === 1
        return part + (general ? wildcard : index)
      })
      .join('')
  }
  const used = indexes.length > mostIndexes ? [everything, 0] : masks
  return used.toSorted((a, b) => wildcards(b) - wildcards(a)).map(write)
}

export function isPattern(address: string): boolean {
  return address.includes(wildcard)
}
