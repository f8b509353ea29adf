/** Runs that fingers follow: the alphabet, the digits and the rows and columns of common keyboards. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'qsdfghjklm',
  'zxcvbnm',
  'yxcvbnm',
  'wxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  ...Array.from('abcdefghijklmnopqrstuvwxyz0123456789', (sign) => sign.repeat(5)),
]
const runLengths = [3, 4, 5]
/** Every piece of a row, in both directions: any longer piece is made of these. */
export const runs: ReadonlySet<string> = new Set(
  rows.flatMap((row) => [...piecesOf(row), ...piecesOf(Array.from(row).toReversed().join(''))]),
)

function piecesOf(row: string): readonly string[] {
  return runLengths.flatMap((length) =>
    Array.from(row.slice(length - 1), (_, start) => row.slice(start, start + length)),
  )
}

/**
 * How many characters of `text` are left when it is taken apart into `words`, at best; Infinity when a letter would
 * be left, so that the answer is small only for a text that is nothing but these words, digits and signs.
 */
export function leftOver(text: string, words: ReadonlySet<string>): number {
  const lengths = [...new Set(Array.from(words, (word) => word.length))]
  const fewest = [0]
  for (let end = 1; end <= text.length; end += 1) {
    const plain = /\p{L}/u.test(text.charAt(end - 1)) ? Infinity : (fewest[end - 1] ?? 0) + 1
    // Most places cannot be reached without leaving a letter: nothing is cut out and looked up there.
    const covered = lengths
      .filter((length) => (fewest[end - length] ?? Infinity) < Infinity)
      .filter((length) => words.has(text.slice(end - length, end)))
      .map((length) => fewest[end - length] ?? Infinity)
    fewest.push(Math.min(plain, ...covered))
  }
  return fewest[text.length] ?? 0
}

/** The shortest block that `text` repeats, at least twice and the last time perhaps in part: `abc` of `abcabcab`. */
export function repeatedBlock(text: string): string | undefined {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.startsWith(text.slice(length))) return text.slice(0, length)
  }
  return undefined
}
