export { Browser } from './testing/browser.ts'
export { codeAt } from './testing/code-at.ts'
export {
  createAuthenticator,
  type Authenticator,
  type Twist,
} from './testing/create-authenticator.ts'
export { envFor, runProvider } from './testing/run-provider.ts'
export { setTestPassword } from './testing/set-test-password.ts'
