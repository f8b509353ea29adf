export { authEnv } from './env.ts'
export type { AccountUser } from './schemas.ts'
export { findUserByEmail, findUsersByIds } from './service/find-users.ts'
export { requireUser } from './service/require-user.ts'
