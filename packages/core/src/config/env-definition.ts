import type { z } from 'zod'

/** Variables by name, as the process or a test gives them. An empty text counts as not set. */
export type EnvSource = Readonly<Record<string, string | undefined>>

/** One environment variable. `schema` reads its text; a schema that accepts `undefined` makes it optional. */
export interface EnvVariable<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema
  /** What to put there, for the person who sets it: printed in `.env.example` and in every complaint. */
  readonly description: string
  /** A secret is never printed, and may be a reference (`file:…`, `env:…`, `aws-sm:…`). */
  readonly secret?: boolean
  /** Text used wherever the variable is not set. */
  readonly default?: string
  /** Text used outside production only; production must set the variable, and to something else. */
  readonly development?: string | (() => string)
}

/** What one package reads from the environment. `T` is what `config.get(definition)` answers. */
export interface EnvDefinition<out T = unknown> {
  readonly package: string
  readonly variables: Readonly<Record<string, EnvVariable>>
  /** This package's part of the parsed variables. */
  readonly pick: (values: EnvValues) => T
  /** What only shows when several variables are seen together. */
  readonly check: (values: EnvValues) => readonly EnvProblem[]
}

/** Parsed variables of all packages. Object identity stands for one loaded configuration. */
export type EnvValues = Readonly<Record<string, unknown>>

export interface EnvProblem {
  readonly variable: string
  /** Says what to do. Never holds the variable's value. */
  readonly message: string
}

type Shape = Readonly<Record<string, z.ZodType>>
type Output<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> }

/**
 * Declares the environment variables one package reads.
 * `check` runs when each variable is right by itself, e.g. for two that must be set together.
 */
export function defineEnv<S extends Shape>(definition: {
  readonly package: string
  readonly variables: { readonly [Name in keyof S]: EnvVariable<S[Name]> }
  readonly check?: (values: Output<S>) => readonly EnvProblem[]
}): EnvDefinition<Output<S>> {
  const names = Object.keys(definition.variables)
  const picked = new WeakMap<EnvValues, Output<S>>()
  const pick = (values: EnvValues): Output<S> => {
    const known = picked.get(values)
    if (known) return known
    const missing = names.find((name) => !(name in values))
    if (missing !== undefined) {
      throw new Error(
        `${missing} was not loaded: pass the definition of ${definition.package} to loadConfig.`,
      )
    }
    const part = Object.fromEntries(names.map((name) => [name, values[name]]))
    // Each value came out of the schema of the same name, which is what Output says.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this is the parser's own exit
    const typed = Object.freeze(part) as Output<S>
    picked.set(values, typed)
    return typed
  }
  return {
    package: definition.package,
    variables: definition.variables,
    pick,
    check: (values) => definition.check?.(pick(values)) ?? [],
  }
}
