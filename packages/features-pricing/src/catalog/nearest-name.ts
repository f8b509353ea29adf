/** Longer texts are no names of regions or machines. */
const longest = 60

/**
 * The name that a mistyped one most likely means: at most two letters off, and in a third of it; null when none is.
 * Among equally near ones the one that differs in its signs alone, that with the same digits, the first in the alphabet.
 */
export function nearestName(typed: string, names: Iterable<string>): string | null {
  const text = typed.toLowerCase()
  const most = Math.min(2, Math.floor(text.length / 3))
  if (text.length > longest || most === 0) return null
  const letters = letterSet(text)
  let best: { readonly name: string; readonly rank: number } | null = null
  for (const name of names) {
    const other = name.toLowerCase()
    if (Math.abs(other.length - text.length) > most) continue
    // Each letter of difference changes at most two of the letters that occur at all.
    if (bitCount(letters ^ letterSet(other)) > most * 2) continue
    const distance = editDistance(text, other)
    if (distance > most) continue
    const rank = distance * 3 + difference(text, other)
    if (best === null || rank < best.rank || (rank === best.rank && name < best.name)) {
      best = { name, rank }
    }
  }
  return best?.name ?? null
}

/** How many letters are to be put in, taken out, replaced or swapped with their neighbour. */
export function editDistance(left: string, right: string): number {
  let before: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let row = 1; row <= left.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      const swapped =
        left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
          ? (before[column - 2] ?? Infinity)
          : Infinity
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped + 1,
        ),
      )
    }
    before = last
    last = next
  }
  return last[right.length] ?? 0
}

/** Which letters occur, as bits: cheap to compare before anything else is. */
function letterSet(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) & 31)
  return bits
}

function bitCount(bits: number): number {
  let left = bits
  let count = 0
  for (; left !== 0; count += 1) left &= left - 1
  return count
}

/** 0 when only signs differ, 1 when the digits are the same: numbers are rarely mistyped, and mean much. */
function difference(left: string, right: string): 0 | 1 | 2 {
  const same = (noise: RegExp) => left.replaceAll(noise, '') === right.replaceAll(noise, '')
  return same(/[^a-z0-9]/g) ? 0 : same(/\D/g) ? 1 : 2
}
