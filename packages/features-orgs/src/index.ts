export {
  addMember,
  changeRole,
  createOrganization,
  getOrganization,
  listMembers,
  listMyOrganizations,
  removeMember,
} from './service.ts'
