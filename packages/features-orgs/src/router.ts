import { router } from '@backarch/api'
import { orgProcedure, requireRole, userProcedure } from '@backarch/services-access'

import {
  addMemberInputSchema,
  changeRoleInputSchema,
  createInputSchema,
  getInputSchema,
  listInputSchema,
  memberPageSchema,
  memberSchema,
  membersInputSchema,
  organizationPageSchema,
  organizationSchema,
  removedSchema,
  removeMemberInputSchema,
} from './schemas.ts'
import {
  addMember,
  changeRole,
  createOrganization,
  getOrganization,
  listMembers,
  listMyOrganizations,
  removeMember,
} from './service.ts'

export const orgsRouter = router({
  create: userProcedure
    .input(createInputSchema)
    .output(organizationSchema)
    .mutation(({ ctx, input }) => createOrganization(ctx, input)),
  list: userProcedure
    .meta({ scope: 'read' })
    .input(listInputSchema)
    .output(organizationPageSchema)
    .query(({ ctx, input }) => listMyOrganizations(ctx, input)),
  get: orgProcedure
    .input(getInputSchema)
    .output(organizationSchema)
    .query(({ ctx }) => getOrganization(ctx)),
  members: orgProcedure
    .input(membersInputSchema)
    .output(memberPageSchema)
    .query(({ ctx, input }) => listMembers(ctx, input)),
  addMember: orgProcedure
    .meta({ scope: 'manage' })
    .use(requireRole('admin'))
    .input(addMemberInputSchema)
    .output(memberSchema)
    .mutation(({ ctx, input }) => addMember(ctx, input)),
  changeRole: orgProcedure
    .meta({ scope: 'manage' })
    .use(requireRole('admin'))
    .input(changeRoleInputSchema)
    .output(memberSchema)
    .mutation(({ ctx, input }) => changeRole(ctx, input)),
  // Any member: everybody may leave. The service decides whom else the caller may remove.
  removeMember: orgProcedure
    .input(removeMemberInputSchema)
    .output(removedSchema)
    .mutation(({ ctx, input }) => removeMember(ctx, input)),
})
