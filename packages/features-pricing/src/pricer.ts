import { AppError } from '@backarch/core'
import type { ComponentKind } from '@backarch/services-topology'
import type { GraphNode } from '@backarch/services-topology/schemas'
import type { z } from 'zod'

import { hoursPerMonth } from './hours-per-month.ts'
import type { Line } from './line.ts'

/** Turns a node of one kind into the lines of its bill. */
export interface Pricer {
  readonly kind: ComponentKind
  /**
   * `hours` a month, of 730 (the default), runs what can be stopped. Throws VALIDATION when the node's settings or usage are
   * not of its kind's shape.
   */
  readonly lines: (node: GraphNode, hours?: number) => Line[]
}

/** A pricer of a kind whose settings and usage are known while the code is written. */
export interface KindPricer<
  Settings extends z.ZodObject,
  Usage extends z.ZodObject,
> extends Pricer {
  /** The lines of settings and usage that have been parsed, for a component that is part of another. */
  readonly bill: (input: Input<Settings, Usage>) => Line[]
}

interface Input<Settings extends z.ZodObject, Usage extends z.ZodObject> {
  readonly settings: z.output<Settings>
  readonly usage: z.output<Usage>
  /** A month, of what is billed no more while it is stopped; everything else is there for all of it. */
  readonly hours: number
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
    lines: (node, hours = hoursPerMonth) =>
      lines({
        settings: parse(kind.settings, node, 'settings'),
        usage: parse(kind.usage, node, 'usage'),
        hours,
      }),
  }
}
