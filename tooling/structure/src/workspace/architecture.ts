import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { StructureError } from '../structure-error.ts'

const exceptionalRules = ['one-environment', 'plain-specifier'] as const

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
    z.strictObject({ rule: z.enum(exceptionalRules), path: z.string(), reason: sentence }),
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

export function matchesFolder(pattern: string, folder: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => RegExp.escape(part))
    .join('.*')
  return new RegExp(`^${source}$`).test(folder)
}
