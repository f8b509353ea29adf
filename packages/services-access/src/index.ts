export type { Account, Session, SessionKind } from './account.ts'
export type { OrgAccess, OrgContext } from './org-context.ts'
export type { Member, Organization, OrganizationOfMember } from './organization.ts'
export { orgProcedure, requirePermission, requirePlan, requireRole } from './org-procedure.ts'
export { planAtLeast, planLimit, planTable, type Limit } from './plans.ts'
export { permissionTable, roleAtLeast, rolePermits, roleTable, type Permission } from './roles.ts'
export { accessOrganization } from './service/access-organization.ts'
export {
  changeAccountEmail,
  createAccount,
  findAccount,
  findAccountByEmail,
  findAccounts,
  holdAccount,
  lockAccount,
  removeAccount,
  renameAccount,
  setAccountDisabled,
} from './service/accounts.ts'
export { admitMember, alreadyMember } from './service/admit-member.ts'
export { requireManages, changeOrganization } from './service/change-organization.ts'
export { changePlan } from './service/change-plan.ts'
export { changeRole } from './service/change-role.ts'
export { createOrganization } from './service/create-organization.ts'
export {
  deleteOrganization,
  listDeletedOrganizations,
  restoreOrganization,
  type DeletedOrganization,
} from './service/delete-organization.ts'
export { endMembershipsOf } from './service/end-memberships.ts'
export {
  endSession,
  endSessions,
  markAuthenticated,
  removeEndedSessions,
} from './service/end-sessions.ts'
export { findSession, listSessions, listStoredSessions } from './service/find-sessions.ts'
export { getOrganization } from './service/get-organization.ts'
export { housekeepAccess } from './service/housekeep-access.ts'
export { identifyCaller } from './service/identify-caller.ts'
export { countMembersOf, isMemberAddress, listMembers } from './service/list-members.ts'
export { findOrganizations, listOrganizations } from './service/list-organizations.ts'
export { listPlans, type PlanInForce } from './service/list-plans.ts'
export { openSession, openSessionWithin } from './service/open-session.ts'
export { leaveOrganization, removeMember } from './service/remove-member.ts'
export { recordUnlessGone } from './service/record-unless-gone.ts'
export { renameOrganization } from './service/rename-organization.ts'
export { requireOperator, requireUser, signedOut } from './service/require-user.ts'
export { transferOwnership } from './service/transfer-ownership.ts'
export { withinLimit } from './service/within-limit.ts'
export { userProcedure } from './user-procedure.ts'
