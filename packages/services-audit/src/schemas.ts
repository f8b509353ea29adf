import { z } from 'zod'

export const auditOutcomes = ['success', 'denied', 'failed'] as const

const id = () => z.uuid().toLowerCase()

/** `orgs.member_added`: the feature as clients call it, then what happened, in the past tense. */
export const auditActionSchema = z
  .string()
  .max(100)
  .regex(/^[a-z][A-Za-z0-9]*\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, {
    message: 'An action is <feature>.<what_happened>, such as orgs.member_added.',
  })

export const auditOutcomeSchema = z.enum(auditOutcomes)

export const auditDetailsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
)

/** What it was done to. */
export const auditTargetSchema = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { message: 'A kind is words like api_token.' }),
  id: id(),
})

/** Who acted. The id of a person who was forgotten is a pseudonym. */
export const auditActorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), id: id(), sessionId: id().nullable() }),
  z.strictObject({ kind: z.literal('operator'), name: z.string() }),
  z.strictObject({ kind: z.literal('anonymous') }),
])

/** What a list of the log shows of one event. */
export const auditEventSchema = z.strictObject({
  id: id(),
  at: z.iso.datetime(),
  action: z.string(),
  outcome: auditOutcomeSchema,
  orgId: id().nullable(),
  actor: auditActorSchema,
  target: auditTargetSchema.nullable(),
  /** Where the call came from; null for a script, and once the actor was forgotten. */
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string(),
  details: auditDetailsSchema,
})

/** The fields that narrow a list or an export; `from` is the first moment, `to` the first one after. */
export const auditFilters = {
  action: auditActionSchema.optional(),
  actorId: id().optional(),
  targetId: id().optional(),
  outcome: auditOutcomeSchema.optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
}

export const auditFiltersSchema = z.strictObject(auditFilters)

export const auditExportFormatSchema = z.enum(['csv', 'jsonl'])

/** A file, as text. */
export const auditExportSchema = z.strictObject({
  fileName: z.string(),
  contentType: z.string(),
  content: z.string(),
})

export type AuditOutcome = z.infer<typeof auditOutcomeSchema>
export type AuditDetails = z.infer<typeof auditDetailsSchema>
export type AuditTarget = z.infer<typeof auditTargetSchema>
export type AuditActor = z.infer<typeof auditActorSchema>
export type AuditEvent = z.infer<typeof auditEventSchema>
export type AuditFilters = z.infer<typeof auditFiltersSchema>
export type AuditExportFormat = z.infer<typeof auditExportFormatSchema>
export type AuditExport = z.infer<typeof auditExportSchema>
