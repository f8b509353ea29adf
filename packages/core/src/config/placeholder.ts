const placeholder =
  /^<.*>$|^(?:change[-_ ]?me|replace[-_ ]?me|secret|password|default|example|placeholder|your[-_ ]|todo|xxx)/i

/** Whether a secret's text is one that people leave in a copied file: `changeme…`, `your-…`, `<…>`, one sign repeated. */
export function isPlaceholder(text: string): boolean {
  return placeholder.test(text) || new Set(text).size < 3
}
