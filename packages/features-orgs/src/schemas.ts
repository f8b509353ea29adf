import { pageInput, pageOf } from '@backarch/api/schemas'
import {
  emailSchema,
  nameSchema,
  orgIdSchema,
  planSchema,
  roleSchema,
  userIdSchema,
} from '@backarch/services-access/schemas'
import { z } from 'zod'

export const createInputSchema = z.strictObject({ name: nameSchema })
export const listInputSchema = z.strictObject({ ...pageInput })
export const getInputSchema = z.strictObject({ orgId: orgIdSchema })
export const membersInputSchema = z.strictObject({ orgId: orgIdSchema, ...pageInput })

export const addMemberInputSchema = z.strictObject({
  orgId: orgIdSchema,
  email: emailSchema,
  role: roleSchema,
})

export const changeRoleInputSchema = z.strictObject({
  orgId: orgIdSchema,
  userId: userIdSchema,
  role: roleSchema,
})

export const removeMemberInputSchema = z.strictObject({ orgId: orgIdSchema, userId: userIdSchema })

export const organizationSchema = z.strictObject({
  id: orgIdSchema,
  name: z.string(),
  plan: planSchema,
  /** The caller's. */
  role: roleSchema,
  createdAt: z.iso.datetime(),
})

export const memberSchema = z.strictObject({
  userId: userIdSchema,
  /** Null when the account does not exist any more. */
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: roleSchema,
  createdAt: z.iso.datetime(),
})

export const organizationPageSchema = pageOf(organizationSchema)
export const memberPageSchema = pageOf(memberSchema)
export const removedSchema = z.strictObject({ removed: z.literal(true) })

export type CreateInput = z.output<typeof createInputSchema>
export type ListInput = z.output<typeof listInputSchema>
export type MembersInput = z.output<typeof membersInputSchema>
export type AddMemberInput = z.output<typeof addMemberInputSchema>
export type ChangeRoleInput = z.output<typeof changeRoleInputSchema>
export type RemoveMemberInput = z.output<typeof removeMemberInputSchema>
export type OrganizationView = z.infer<typeof organizationSchema>
export type MemberView = z.infer<typeof memberSchema>
