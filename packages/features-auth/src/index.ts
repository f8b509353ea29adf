export { authEnv } from './env.ts'
