export * from './schemas/changes.ts'
export * from './schemas/diagrams.ts'
export * from './schemas/history.ts'
export * from './schemas/operations.ts'
