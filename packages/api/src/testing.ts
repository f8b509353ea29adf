export {
  createTestContext,
  testFolder,
  type TestContextOptions,
} from './testing/create-test-context.ts'
export { outcome, refusal } from './testing/refusal.ts'
