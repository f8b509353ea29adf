import { stripVTControlCharacters } from 'node:util'

import { AppError } from '@backarch/core'
import prismaSchema from '@prisma/prisma-schema-wasm'
import { z } from 'zod'

import { composeModels, type ComposedModels, type SchemaFile } from './compose-models.ts'
import type { ModelSource } from './workspace.ts'

/** What the schema tools are shown of the database itself. */
export const datasource: SchemaFile = {
  path: 'datasource.prisma',
  content: 'datasource db {\n  provider = "postgresql"\n}\n',
}

/** Composes the packages' models and has Prisma's own parser look at both outcomes. Throws VALIDATION. */
export function composeValidModels(sources: readonly ModelSource[]): ComposedModels {
  const composed = composeModels(sources)
  // The client's first: its lines are those of the packages' files.
  for (const files of [composed.forClient, composed.forMigrations]) {
    const complaint = explainInvalid(files)
    if (complaint !== null) {
      throw new AppError('VALIDATION', `The models are not valid.\n${complaint}`, {
        details: { reason: 'models_invalid' },
      })
    }
  }
  return composed
}

/** What Prisma's parser says against a schema; null when it is valid. */
export function explainInvalid(files: readonly SchemaFile[]): string | null {
  const parts = [datasource, ...files].map(({ path, content }) => [path, content])
  try {
    prismaSchema.validate(JSON.stringify({ prismaSchema: parts }))
    return null
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const { message } = complaint.parse(JSON.parse(text))
    return stripVTControlCharacters(message)
      .replace(/Validation Error Count.*/, '')
      .trim()
  }
}

const complaint = z.object({ message: z.string() })
