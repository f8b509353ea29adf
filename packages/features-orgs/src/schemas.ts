import { pageInput, pageOf } from '@backarch/api/schemas'
import {
  emailSchema,
  idSchema,
  nameSchema,
  orgIdSchema,
  planSchema,
  roleSchema,
  userIdSchema,
} from '@backarch/services-access/schemas'
import {
  auditEventSchema,
  auditExportFormatSchema,
  auditExportSchema,
  auditFilters,
} from '@backarch/services-audit/schemas'
import { z } from 'zod'

const org = { orgId: orgIdSchema }

export const orgInputSchema = z.strictObject(org)
export const createInputSchema = z.strictObject({ name: nameSchema })
export const renameInputSchema = z.strictObject({ ...org, name: nameSchema })
export const listInputSchema = z.strictObject({ ...pageInput })
export const orgListInputSchema = z.strictObject({ ...org, ...pageInput })
export const memberInputSchema = z.strictObject({ ...org, userId: userIdSchema })
export const changeRoleInputSchema = z.strictObject({
  ...org,
  userId: userIdSchema,
  role: roleSchema,
})
export const changePlanInputSchema = z.strictObject({
  ...org,
  plan: planSchema,
  /** From then on the plan is `free`; null for one that does not end. */
  until: z.iso.datetime().nullable(),
})

export const inviteInputSchema = z.strictObject({ ...org, email: emailSchema, role: roleSchema })
export const invitationInputSchema = z.strictObject({ ...org, invitationId: idSchema })
export const acceptInvitationInputSchema = z.strictObject({
  /** What stands behind `#token=` in the mail. */
  token: z.string().min(1).max(100),
})

export const auditLogInputSchema = z.strictObject({ ...org, ...auditFilters, ...pageInput })
export const exportAuditInputSchema = z.strictObject({
  ...org,
  ...auditFilters,
  format: auditExportFormatSchema,
})

export const organizationSchema = z.strictObject({
  id: orgIdSchema,
  name: z.string(),
  /** The one that counts now. */
  plan: planSchema,
  /** When the plan ends; null for one that does not. */
  planUntil: z.iso.datetime().nullable(),
  /** The caller's; `viewer` for whoever is over the seats. */
  role: roleSchema,
  /** The plan has no seat for the caller, who sees everything and changes nothing. */
  overSeats: z.boolean(),
  /** Somebody's own: it is neither left, handed over nor deleted. */
  personal: z.boolean(),
  createdAt: z.iso.datetime(),
})

export const deletedOrganizationSchema = z.strictObject({
  id: orgIdSchema,
  name: z.string(),
  deletedAt: z.iso.datetime(),
  /** Until then an owner may bring it back. */
  recoverableUntil: z.iso.datetime(),
})

export const memberSchema = z.strictObject({
  userId: userIdSchema,
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  /** The plan has no seat for this member, who sees everything and changes nothing. */
  overSeats: z.boolean(),
  createdAt: z.iso.datetime(),
})

export const invitationSchema = z.strictObject({
  id: idSchema,
  email: z.string(),
  role: roleSchema,
  /** Null for a script, and for somebody whose account is gone. */
  invitedBy: z.strictObject({ userId: userIdSchema, name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  /** When the newest mail was sent; older ones are void. */
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
})

/** An invitation as the person sees it whom it is for. The mail has what it takes to accept it. */
export const myInvitationSchema = z.strictObject({
  id: idSchema,
  organization: z.strictObject({ id: orgIdSchema, name: z.string() }),
  role: roleSchema,
  expiresAt: z.iso.datetime(),
})

export const auditLogEventSchema = z.strictObject({
  ...auditEventSchema.shape,
  /** Of the person who acted; null for a script and for somebody whose account is gone. */
  actorName: z.string().nullable(),
})

export const organizationPageSchema = pageOf(organizationSchema)
export const deletedOrganizationPageSchema = pageOf(deletedOrganizationSchema)
export const memberPageSchema = pageOf(memberSchema)
export const invitationPageSchema = pageOf(invitationSchema)
export const myInvitationPageSchema = pageOf(myInvitationSchema)
export const auditLogPageSchema = pageOf(auditLogEventSchema)
export const auditFileSchema = auditExportSchema
export const removedSchema = z.strictObject({ removed: z.literal(true) })

export type CreateInput = z.output<typeof createInputSchema>
export type RenameInput = z.output<typeof renameInputSchema>
export type ListInput = z.output<typeof listInputSchema>
export type MemberInput = z.output<typeof memberInputSchema>
export type ChangeRoleInput = z.output<typeof changeRoleInputSchema>
export type ChangePlanInput = z.output<typeof changePlanInputSchema>
export type InviteInput = z.output<typeof inviteInputSchema>
export type InvitationInput = z.output<typeof invitationInputSchema>
export type AcceptInvitationInput = z.output<typeof acceptInvitationInputSchema>
export type AuditLogInput = z.output<typeof auditLogInputSchema>
export type ExportAuditInput = z.output<typeof exportAuditInputSchema>
export type OrganizationView = z.infer<typeof organizationSchema>
export type DeletedOrganizationView = z.infer<typeof deletedOrganizationSchema>
export type MemberView = z.infer<typeof memberSchema>
export type InvitationView = z.infer<typeof invitationSchema>
export type MyInvitationView = z.infer<typeof myInvitationSchema>
export type AuditLogEvent = z.infer<typeof auditLogEventSchema>
