const colors: Readonly<Record<string, string>> = {
  warn: '\u001b[33m',
  error: '\u001b[31m',
  fatal: '\u001b[31m',
}
const reset = '\u001b[0m'

/** One JSON log line as one readable line: `12:03:04.567 info  message key=value`. */
export function formatLine(json: string, color = false): string {
  const { time, level, msg, ...rest }: Record<string, unknown> = JSON.parse(json)
  const clock = String(time).slice(11, 23)
  const name = String(level).padEnd(5)
  const tint = color ? colors[String(level)] : undefined
  const fields = Object.entries(rest).map(([key, value]) => ` ${key}=${show(value)}`)
  const head = tint === undefined ? name : `${tint}${name}${reset}`
  return `${clock} ${head} ${oneLine(typeof msg === 'string' ? msg : '')}${oneLine(fields.join(''))}\n`
}

function show(value: unknown): string {
  if (typeof value === 'string' && /^[^\s"=]+$/.test(value)) return value
  return JSON.stringify(value)
}

/** Line breaks of a message (a stack, or something somebody typed) must not look like lines of the log. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]\s*/g, ' | ').replaceAll('\t', ' ')
}
