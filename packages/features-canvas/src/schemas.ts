export * from './schemas/diagrams.ts'
export * from './schemas/operations.ts'
