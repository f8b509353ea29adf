import { nameSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { diagramFileSchema } from '../src/schemas.ts'

/**
 * The JSON Schema of a diagram's file, draft 2020-12. What it cannot say, such as that edges end at nodes, an import
 * checks besides.
 */
export function diagramFileJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = toJsonSchema(diagramFileSchema)
  return {
    $schema,
    $id: 'urn:backarch:diagram:1',
    title: 'Backarch diagram, format version 1',
    ...schema,
  }
}

function toJsonSchema(of: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(of, {
    io: 'input',
    // Any JSON, and lists that check their elements themselves.
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { element } = jsonSchema
      if (element instanceof z.ZodType) {
        const { $schema: _, ...items } = toJsonSchema(element)
        delete jsonSchema['element']
        jsonSchema.items = items
      }
      if (zodSchema === nameSchema) jsonSchema.pattern = namePattern
    },
  })
}

/** What `nameSchema` refuses besides: nothing but space, control characters, and half a character. */
const namePattern = String.raw`^(?=[\s\S]*\S)[^\p{Cc}\p{Cs}]*$`
