import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'

import { StructureError } from '../structure-error.ts'

const exceptionalRules = ['one-environment', 'plain-specifier', 'own-tables'] as const

const sentence = z.string().trim().min(10, 'say why in a sentence')

const architectureSchema = z.strictObject({
  $schema: z.string().optional(),
  /** A kind's packages are folder names; `*` stands for any run of characters. */
  kinds: z.record(
    z.string(),
    z.strictObject({ packages: z.array(z.string()).min(1), mayDependOn: z.array(z.string()) }),
  ),
  /** Every feature that leans on another one, and why. `in: "tests"` allows test code alone. */
  edges: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      in: z.literal('tests').optional(),
      reason: sentence,
    }),
  ),
  /** Files that must do what a rule forbids, and why. The other rules have no exceptions. */
  exceptions: z.array(
    z
      .strictObject({ rule: z.enum(exceptionalRules), path: z.string(), reason: sentence })
      .refine(
        ({ rule, path }) => rule !== 'own-tables' || path.endsWith('/migration.sql'),
        'only a migration, which nobody may edit any more, can be excepted from own-tables',
      ),
  ),
})

export type Architecture = z.infer<typeof architectureSchema>

export type ExceptionalRule = (typeof exceptionalRules)[number]

export const architectureFile = 'architecture.json'

/** Reads `architecture.json`; throws a StructureError that names each wrong field. */
export function readArchitecture(root: string): Architecture {
  let data: unknown
  try {
    data = JSON.parse(readFileSync(join(root, architectureFile), 'utf8'))
  } catch (error) {
    throw new StructureError(`${architectureFile} cannot be read: ${String(error)}`)
  }
  const parsed = architectureSchema.safeParse(data)
  if (!parsed.success) {
    throw new StructureError(`${architectureFile} is not valid:\n${z.prettifyError(parsed.error)}`)
  }
  return parsed.data
}

/** Every kind whose patterns match this package folder; exactly one when all is well. */
export function kindsOf(architecture: Architecture, folder: string): string[] {
  return Object.entries(architecture.kinds)
    .filter(([, kind]) => kind.packages.some((pattern) => matchesFolder(pattern, folder)))
    .map(([name]) => name)
}

const expressions = new Map<string, RegExp>()

export function matchesFolder(pattern: string, folder: string): boolean {
  const expression = expressions.get(pattern) ?? expressionOf(pattern)
  expressions.set(pattern, expression)
  return expression.test(folder)
}

function expressionOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => RegExp.escape(part))
  return new RegExp(`^${parts.join('.*')}$`)
}

/** The kinds on the way from one back to itself through others; null when there is none. */
export function circleOf(architecture: Architecture, kind: string): string[] | null {
  const paths = new Map([[kind, [kind]]])
  for (const [at, path] of paths) {
    for (const next of architecture.kinds[at]?.mayDependOn ?? []) {
      if (next === kind && at !== kind) return path
      if (!paths.has(next)) paths.set(next, [...path, next])
    }
  }
  return null
}

/** The line where a part of the file begins, by its keys: `['edges', 2]`. */
export function architectureLine(root: string, keys: readonly (string | number)[]): number {
  const lines = new LineCounter()
  const text = readFileSync(join(root, architectureFile), 'utf8')
  const node = parseDocument(text, { lineCounter: lines }).getIn(keys, true)
  const isPlaced = isNode(node) && node.range
  return isPlaced ? lines.linePos(isPlaced[0]).line : 1
}
