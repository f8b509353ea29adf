import type { AnyTRPCRouter } from '@trpc/server'
import type { core } from 'zod'

import { isSchema } from './schema-tree.ts'

/** What the harness knows of a procedure. tRPC has no public way to it. */
export interface Procedure {
  /** Without the feature's name, e.g. `create` or `versions.list`. */
  readonly name: string
  readonly type: 'query' | 'mutation' | 'subscription'
  /** The procedure's own input, the last one declared; null where it takes none. */
  readonly input: core.$ZodType | null
  readonly output: core.$ZodType | null
}

/** Every procedure of a router, in the order in which they are written. */
export function proceduresOf(router: AnyTRPCRouter): readonly Procedure[] {
  // oxlint-disable-next-line no-underscore-dangle -- tRPC's own name.
  const procedures: Record<string, unknown> = router._def.procedures
  return Object.entries(procedures).map(([name, procedure]) => {
    const { type, inputs, output } = definitionOf(procedure)
    if (type !== 'query' && type !== 'mutation' && type !== 'subscription') {
      throw new Error(`${name} is no procedure this harness knows.`)
    }
    const input: unknown = Array.isArray(inputs) ? inputs.at(-1) : null
    return { name, type, input: schemaOrNull(input), output: schemaOrNull(output) }
  })
}

function definitionOf(procedure: unknown): Readonly<Record<string, unknown>> {
  const found: unknown =
    typeof procedure === 'function' ? Reflect.get(procedure, '_def') : undefined
  return typeof found === 'object' && found !== null ? { ...found } : {}
}

function schemaOrNull(value: unknown): core.$ZodType | null {
  return isSchema(value) ? value : null
}
