export { createApiHandler, type ApiHandler, type ApiHandlerOptions } from './handler.ts'
