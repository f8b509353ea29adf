import { diffLines, diffWordsWithSpace } from 'diff'

export interface TextPart {
  readonly change: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Beyond so many changes nobody reads a finer comparison, and computing it takes the square of them. */
const mostChanges = 1000

/**
 * What was added to a text and removed from it, in the order of the text: what is the same and what was removed is `before`,
 * what is the same and what was added is `after`. Word by word; line by line where too much differs for that, and as a whole
 * where too much differs for that too.
 */
export function diffTexts(before: string, after: string): TextPart[] {
  if (before === after) return before === '' ? [] : [{ change: 'same', text: before }]
  const options = { maxEditLength: mostChanges }
  const parts = diffWordsWithSpace(before, after, options) ?? diffLines(before, after, options)
  return (
    parts?.map(({ added, removed, value }) => ({
      change: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    })) ?? [
      { change: 'removed', text: before },
      { change: 'added', text: after },
    ]
  )
}
