/** Input that is not in the format this server reads. Its message is written for the caller. */
export class WireFormatError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WireFormatError'
  }
}

type Members = Record<string, unknown>

/** More than any honest input has; keeps the work bounded before a schema sees anything. */
const maxAnnotations = 1_000

/** An ISO 8601 instant, as `Date.prototype.toISOString` writes it. */
const instant = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads superjson's format the way a server should: `json`, and in `meta` nothing but dates and undefined at
 * paths that exist. Other types, references and unknown annotations are refused, so no annotation can reach a
 * prototype, build a regular expression or multiply work. Changes `payload.json` in place.
 */
export function readInput(payload: unknown): unknown {
  if (!isMembers(payload))
    throw new WireFormatError('The input must be an object with a "json" field.')
  for (const name of Object.keys(payload)) {
    if (name !== 'json' && name !== 'meta') {
      throw new WireFormatError('The input may have "json" and "meta" only.')
    }
  }
  const { json, meta } = payload
  if (meta === undefined) return json
  if (!isMembers(meta) || Object.keys(meta).some((name) => name !== 'values' && name !== 'v')) {
    throw new WireFormatError('The input\'s "meta" may have "values" and "v" only.')
  }
  if (meta['v'] !== 1) throw new WireFormatError('The input\'s "meta" must have "v": 1.')
  return meta['values'] === undefined ? json : annotate(json, meta['values'])
}

function annotate(json: unknown, annotations: unknown): unknown {
  if (Array.isArray(annotations)) return revive(json, annotations)
  const paths = isMembers(annotations) ? Object.entries(annotations) : []
  if (paths.length === 0 || paths.length > maxAnnotations) {
    throw new WireFormatError(`The input may have 1 to ${maxAnnotations} annotated values.`)
  }
  for (const [path, annotation] of paths) reviveAt(json, parsePath(path), annotation)
  return json
}

function revive(value: unknown, annotation: unknown): unknown {
  const type: unknown = Array.isArray(annotation) && annotation.length === 1 ? annotation[0] : null
  if (type === 'undefined' && value === null) return undefined
  if (type === 'Date' && typeof value === 'string' && instant.test(value)) {
    const date = new Date(value)
    if (!Number.isNaN(date.getTime())) return date
  }
  throw new WireFormatError(
    'Only dates (ISO 8601, UTC) and undefined may be annotated in an input.',
  )
}

function reviveAt(root: unknown, path: readonly string[], annotation: unknown): void {
  let parent = root
  for (const name of path.slice(0, -1)) parent = memberOf(parent, name)
  const last = path.at(-1) ?? ''
  const revived = revive(memberOf(parent, last), annotation)
  if (Array.isArray(parent)) parent[Number(last)] = revived
  else if (isMembers(parent)) parent[last] = revived
}

function memberOf(parent: unknown, name: string): unknown {
  if (Array.isArray(parent)) {
    if (/^(?:0|[1-9]\d{0,8})$/.test(name) && Number(name) < parent.length)
      return parent[Number(name)]
  } else if (isMembers(parent) && name !== '__proto__' && Object.hasOwn(parent, name)) {
    return parent[name]
  }
  throw new WireFormatError('The input annotates a value that it does not have.')
}

/** Dots separate; a backslash before a dot or a backslash takes it literally. */
function parsePath(path: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let index = 0; index < path.length; index += 1) {
    const char = path.charAt(index)
    if (char === '.') {
      parts.push(part)
      part = ''
    } else if (char === '\\') {
      index += 1
      const escaped = path.charAt(index)
      if (escaped !== '.' && escaped !== '\\') {
        throw new WireFormatError('The input annotates a path that is not well formed.')
      }
      part += escaped
    } else {
      part += char
    }
  }
  return [...parts, part]
}
