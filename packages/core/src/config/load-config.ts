import { ConfigError } from './config-error.ts'
import type {
  EnvDefinition,
  EnvProblem,
  EnvSource,
  EnvValues,
  EnvVariable,
} from './env-definition.ts'
import { isPlaceholder } from './placeholder.ts'

/** The checked environment. `get` answers what one package declared. */
export interface Config {
  readonly get: <T>(definition: EnvDefinition<T>) => T
}

/**
 * Parses the variables of all definitions out of `source`.
 * Throws one ConfigError that lists every problem; `found` adds those that were met before, while resolving secrets.
 */
export function loadConfig(
  definitions: readonly EnvDefinition[],
  source: EnvSource,
  found: readonly EnvProblem[] = [],
): Config {
  const { variables, clashes } = merge(definitions)
  const problems = [...found, ...clashes]
  const failed = new Set(problems.map((problem) => problem.variable))
  const values: Record<string, unknown> = {}
  for (const [name, { variable }] of variables) {
    if (failed.has(name)) continue
    const result = read(name, variable, source)
    if ('problem' in result) {
      problems.push({ variable: name, message: result.problem })
      failed.add(name)
    } else {
      values[name] = result.value
    }
  }
  const loaded: EnvValues = Object.freeze(values)
  for (const definition of definitions) {
    if (Object.keys(definition.variables).some((name) => failed.has(name))) continue
    problems.push(...definition.check(loaded))
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return { get: (definition) => definition.pick(loaded) }
}

function merge(definitions: readonly EnvDefinition[]) {
  const variables = new Map<string, { readonly owner: string; readonly variable: EnvVariable }>()
  const clashes: EnvProblem[] = []
  for (const definition of definitions) {
    for (const [name, variable] of Object.entries(definition.variables)) {
      const first = variables.get(name)
      if (!first) variables.set(name, { owner: definition.package, variable })
      else if (!sameVariable(first.variable, variable)) {
        const message = `is declared differently by ${first.owner} and ${definition.package}: let one of them own it.`
        clashes.push({ variable: name, message })
      }
    }
  }
  return { variables, clashes }
}

/** Two schemas cannot be compared, so sharing a variable means sharing its schema object. */
function sameVariable(a: EnvVariable, b: EnvVariable): boolean {
  return (
    a.schema === b.schema &&
    a.description === b.description &&
    a.secret === b.secret &&
    a.default === b.default &&
    a.development === b.development
  )
}

function read(
  name: string,
  variable: EnvVariable,
  source: EnvSource,
): { readonly value: unknown } | { readonly problem: string } {
  const production = source['NODE_ENV'] === 'production'
  const given = source[name] === '' ? undefined : source[name]
  if (given === undefined && production && variable.development !== undefined) {
    return { problem: `is not set, and production needs it: ${variable.description}` }
  }
  if (given !== undefined && production && isDefaultSecret(variable, given)) {
    const what = variable.secret ? 'holds a placeholder' : 'holds the value for development'
    return { problem: `${what}: ${variable.description}` }
  }
  const text = given ?? variable.default ?? developmentText(variable)
  const parsed = variable.schema.safeParse(text)
  if (parsed.success) return { value: parsed.data }
  if (text === undefined) return { problem: `is not set: ${variable.description}` }
  const complaints = parsed.error.issues.map((issue) => issue.message)
  const safe = complaints.every((complaint) => !reveals(complaint, text, variable))
  const why = safe ? complaints.join('; ') : 'has a value that does not fit'
  return { problem: `${why}. ${variable.description}` }
}

function isDefaultSecret(variable: EnvVariable, given: string): boolean {
  if (variable.development === given) return true
  return variable.secret === true && isPlaceholder(given)
}

function developmentText({ development }: EnvVariable): string | undefined {
  return typeof development === 'function' ? development() : development
}

/** A schema's own message may quote its input. A short text that is no secret turns up in messages by chance. */
function reveals(complaint: string, text: string, variable: EnvVariable): boolean {
  return (variable.secret === true || text.length > 3) && complaint.includes(text)
}
