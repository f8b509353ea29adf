const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text that stays a text in HTML and XML, as content and inside a quoted attribute. Control signs become spaces. */
export function escapeMarkup(text: string): string {
  const allowed = text.toWellFormed().replaceAll(/\p{Cc}|[\ufffe\uffff]/gu, ' ')
  return allowed.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
