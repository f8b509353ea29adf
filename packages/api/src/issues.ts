import type { core } from 'zod'

type Issue = core.$ZodIssue

/** Duck-typed: two copies of zod in one process must still know each other's errors. */
export function isZodError(error: unknown): error is core.$ZodError {
  return error instanceof Error && 'issues' in error && Array.isArray(error.issues)
}

function fieldName(path: readonly PropertyKey[]): string {
  let name = ''
  for (const part of path) {
    if (typeof part === 'number') name += `[${part}]`
    else name += name === '' ? String(part) : `.${String(part)}`
  }
  return name.length > 120 ? `${name.slice(0, 119)}…` : name
}

const articles: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
  null: 'null',
}

const counted: Record<string, string> = {
  string: 'characters',
  array: 'items',
  set: 'items',
  map: 'entries',
  record: 'entries',
  file: 'bytes',
}

function limit(origin: string, bound: string, value: number | bigint): string {
  const unit = counted[origin]
  return unit === undefined ? `must be ${bound} ${value}` : `must have ${bound} ${value} ${unit}`
}

function list(values: readonly unknown[]): string {
  return values
    .slice(0, 20)
    .map((value) => String(value).slice(0, 60))
    .join(', ')
}

/** What is wrong with the field. It never repeats the value, which may be a secret. */
function complaint(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('received undefined')
        ? 'is missing'
        : `must be ${articles[issue.expected] ?? `a ${issue.expected}`}`
    case 'too_big':
      return limit(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)
    case 'too_small':
      return limit(
        issue.origin,
        issue.inclusive === false ? 'more than' : 'at least',
        issue.minimum,
      )
    case 'invalid_format':
      return `is not a valid ${issue.format}`
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`
    case 'unrecognized_keys':
      return `has no field named ${list(issue.keys)}`
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${list(issue.values)}`
    case 'invalid_union':
      return 'has none of the allowed shapes'
    case 'invalid_key':
      return 'has a key that is not allowed'
    case 'invalid_element':
      return 'has an entry that is not allowed'
    case 'custom':
      return 'is not valid'
    default:
      return issue satisfies never
  }
}

/** zod's own messages begin like this; any other was written by the schema's author for its users. */
const zodsOwn = /^(?:Invalid |Too big|Too small|Unrecognized key)/

function statement(subject: string, issue: Issue): string {
  if (zodsOwn.test(issue.message)) return `${subject} ${complaint(issue)}`
  const authored = issue.message.replace(/\.$/, '')
  return /^\p{Lu}/u.test(authored) ? `${subject}: ${authored}` : `${subject} ${authored}`
}

/** One sentence that names the first wrong field and says how many more there are. */
export function describeIssues(issues: readonly Issue[]): string {
  const first = issues[0]
  if (first === undefined) return 'The input is not valid.'
  const field = fieldName(first.path)
  const subject = field === '' ? 'The input' : field
  const more = issues.length - 1
  const rest = more === 0 ? '' : ` (and ${more} more ${more === 1 ? 'problem' : 'problems'})`
  return `${statement(subject, first)}${rest}.`
}
