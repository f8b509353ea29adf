export { proceduresIn } from './testing/access/render-table.ts'
export { addTestMember } from './testing/add-test-member.ts'
export {
  createTestOrganization,
  type TestOrganization,
} from './testing/create-test-organization.ts'
export { createTestUser, deleteTestUser } from './testing/create-test-user.ts'
export { describeAccess, type AccessOptions } from './testing/describe-access.ts'
