import { AppError } from '@backarch/core'
import type { ComponentKind } from '@backarch/services-topology'
import type { GraphNode } from '@backarch/services-topology/schemas'
import type { z } from 'zod'

import { hoursPerMonth } from './hours-per-month.ts'
import type { Line } from './line.ts'
import type { Commitment } from './schemas/commitment.ts'

/** How something runs and is bought, where it does not say so itself. */
export interface Buying {
  /** A month, of what is billed no more while it is stopped; everything else is there for all of it. */
  readonly hours: number
  /** A kind that can be committed so marks its lines as `committed`; every other one does not look at it. */
  readonly commitment?: Commitment | undefined
}

/** Turns a node of one kind into the lines of its bill. */
export interface Pricer {
  readonly kind: ComponentKind
  /** All month on demand, unless said otherwise. Throws VALIDATION when settings or usage are not of the kind's shape. */
  readonly lines: (node: GraphNode, buying?: Buying) => Line[]
}

/** A pricer of a kind whose settings and usage are known while the code is written. */
export interface KindPricer<
  Settings extends z.ZodObject,
  Usage extends z.ZodObject,
> extends Pricer {
  /** The lines of settings and usage that have been parsed, for a component that is part of another. */
  readonly bill: (input: Input<Settings, Usage>) => Line[]
}

interface Input<Settings extends z.ZodObject, Usage extends z.ZodObject> extends Buying {
  readonly settings: z.output<Settings>
  readonly usage: z.output<Usage>
}

function parse<Schema extends z.ZodObject>(
  schema: Schema,
  node: GraphNode,
  part: 'settings' | 'usage',
): z.output<Schema> {
  const parsed = schema.safeParse(node[part])
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = [part, ...(issue?.path ?? [])].join('.')
  const name = node.source?.address ?? node.id
  throw new AppError(
    'VALIDATION',
    `"${name}" (${node.kind}) has wrong ${path}: ${issue?.message}.`,
    {
      details: { reason: 'invalid_node', node: node.id, path },
    },
  )
}

/** Says how a kind is billed: `lines` is pure, and sees the kind's own settings and usage with their defaults. */
export function definePricer<Settings extends z.ZodObject, Usage extends z.ZodObject>(
  kind: ComponentKind & { readonly settings: Settings; readonly usage: Usage },
  lines: (input: Input<Settings, Usage>) => Line[],
): KindPricer<Settings, Usage> {
  return {
    kind,
    bill: lines,
    lines: (node, { hours, commitment } = { hours: hoursPerMonth }) =>
      lines({
        settings: parse(kind.settings, node, 'settings'),
        usage: parse(kind.usage, node, 'usage'),
        hours,
        commitment,
      }),
  }
}
