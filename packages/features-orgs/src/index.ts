export { acceptInvitation } from './service/accept-invitation.ts'
export { listInvitations, listMyInvitations } from './service/list-invitations.ts'
export {
  changeRole,
  leaveOrganization,
  listMembers,
  removeMember,
  transferOwnership,
} from './service/members.ts'
export {
  changePlan,
  createOrganization,
  deleteOrganization,
  getOrganization,
  listDeletedOrganizations,
  listMyOrganizations,
  renameOrganization,
  restoreOrganization,
} from './service/organizations.ts'
export { removeInvitationsTo } from './service/remove-invitations.ts'
export { invite, resendInvitation } from './service/send-invitation.ts'
export { withdrawInvitation } from './service/withdraw-invitation.ts'
