export * from './schemas/account.ts'
export * from './schemas/password.ts'
export * from './schemas/session.ts'
