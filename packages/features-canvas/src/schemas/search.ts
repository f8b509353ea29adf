import { pageInput, pageOf } from '@backarch/api/schemas'
import { orgIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { diagramSchema } from './diagrams.ts'

export const searchInputSchema = z.strictObject({
  orgId: orgIdSchema,
  /**
   * Words, each of which the diagram's name or one of its nodes or groups has: in its label, or in what it is. The last
   * may be the beginning of a word. There is no syntax: any text is a search.
   */
  query: z
    .string()
    .max(200, 'Search for at most 200 characters.')
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be text'),
  ...pageInput,
})

/** A node or a group that has one of the words. */
export const foundElementSchema = z.strictObject({
  id: z.string(),
  type: z.enum(['node', 'group']),
  kind: z.string(),
  label: z.string(),
})

export const foundDiagramSchema = z.strictObject({
  diagram: diagramSchema,
  /** Whether the name has one of the words. */
  inName: z.boolean(),
  /** The first few, those with the most of the words first. */
  elements: z.array(foundElementSchema),
  /** How many there are. */
  elementCount: z.int().nonnegative(),
})

export const foundPageSchema = pageOf(foundDiagramSchema)

export type SearchInput = z.output<typeof searchInputSchema>
export type FoundDiagram = z.infer<typeof foundDiagramSchema>
