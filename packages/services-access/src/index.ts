export type { Account, Session, SessionKind } from './account.ts'
export type { OrgAccess, OrgContext } from './org-context.ts'
export type { Member, Organization } from './organization.ts'
export { orgProcedure, requirePlan, requireRole } from './org-procedure.ts'
export { planAtLeast, planNow, planTable } from './plans.ts'
export { managesRole, roleAtLeast, roleTable } from './roles.ts'
export { accessOrganization } from './service/access-organization.ts'
export {
  changeAccountEmail,
  createAccount,
  findAccount,
  findAccountByEmail,
  findAccounts,
  removeAccount,
  renameAccount,
  setAccountDisabled,
} from './service/accounts.ts'
export { addMember } from './service/add-member.ts'
export { changeRole } from './service/change-role.ts'
export { createOrganization } from './service/create-organization.ts'
export {
  endSession,
  endSessions,
  markAuthenticated,
  removeEndedSessions,
} from './service/end-sessions.ts'
export { findSession, listSessions } from './service/find-sessions.ts'
export { getOrganization } from './service/get-organization.ts'
export { identifyCaller } from './service/identify-caller.ts'
export { listMembers } from './service/list-members.ts'
export { listOrganizations } from './service/list-organizations.ts'
export { openSession } from './service/open-session.ts'
export { removeMember } from './service/remove-member.ts'
export { requireUser } from './service/require-user.ts'
export { userProcedure } from './user-procedure.ts'
