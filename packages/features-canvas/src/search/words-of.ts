/**
 * The words of a text as search compares them: without accents and case, cut at whatever is neither a letter nor a
 * digit. Of the form that Unicode calls compatible, so that `ﬁ` is found as `fi`.
 */
export function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase().toLowerCase()
  return [...new Set(folded.match(/[\p{L}\p{N}]+/gu))]
}
