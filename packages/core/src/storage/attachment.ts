/**
 * The `Content-Disposition` that makes a browser save a file instead of running it, under a name that somebody chose
 * (RFC 6266): plain letters for every client, and the whole name beside them where it has more.
 */
export function attachment(name: string | undefined): string {
  if (name === undefined) return 'attachment'
  const plain = name.replaceAll(/[^\w .,+@-]/g, '_')
  const simple = `attachment; filename="${plain}"`
  return plain === name ? simple : `${simple}; filename*=UTF-8''${encode(name)}`
}

function encode(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
