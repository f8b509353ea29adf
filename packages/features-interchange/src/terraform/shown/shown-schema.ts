import { z } from 'zod'

/**
 * What `terraform show -json` prints for a plan or a state, as far as the import reads it:
 * https://developer.hashicorp.com/terraform/internals/json-format (format version 1).
 */

const jsonObject = z.record(z.string(), z.json())

const shownResourceSchema = z.object({
  address: z.string(),
  mode: z.enum(['managed', 'data']).optional(),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).optional(),
  values: jsonObject.default({}),
})

const shownModuleSchema = z.object({
  resources: z.array(shownResourceSchema).default([]),
  /** Absent for the root. */
  address: z.string().default(''),
  get child_modules() {
    return z.array(shownModuleSchema).default([])
  },
})

const expressionSchema = z.object({
  references: z.array(z.string()).default([]),
  constant_value: z.json().optional(),
})

/** An argument's expression, or its nested blocks. */
const expressionsSchema = z.record(z.string(), z.json())

const configuredModuleSchema = z.object({
  resources: z
    .array(
      z.object({
        address: z.string(),
        provider_config_key: z.string().optional(),
        expressions: expressionsSchema.default({}),
      }),
    )
    .default([]),
  outputs: z.record(z.string(), z.object({ expression: expressionSchema.optional() })).default({}),
  get module_calls() {
    return z
      .record(
        z.string(),
        z.object({
          expressions: expressionsSchema.default({}),
          module: configuredModuleSchema.optional(),
        }),
      )
      .default({})
  },
})

export const shownSchema = z.object({
  format_version: z.string(),
  /** Of a plan. */
  planned_values: z.object({ root_module: shownModuleSchema.optional() }).optional(),
  /** Of a state. */
  values: z.object({ root_module: shownModuleSchema.optional() }).optional(),
  variables: z.record(z.string(), z.object({ value: z.json().optional() })).default({}),
  /** What a plan does not know yet. */
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        change: z.object({ after_unknown: z.json().optional() }).optional(),
      }),
    )
    .default([]),
  configuration: z
    .object({
      provider_config: z
        .record(z.string(), z.object({ expressions: expressionsSchema.default({}) }))
        .default({}),
      root_module: configuredModuleSchema.optional(),
    })
    .optional(),
})

export { expressionSchema }
export type Shown = z.output<typeof shownSchema>
export type ShownResource = z.output<typeof shownResourceSchema>
export type ShownModule = z.output<typeof shownModuleSchema>
export type ConfiguredModule = z.output<typeof configuredModuleSchema>
