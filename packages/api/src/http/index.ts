export { createApiHandler, type ApiHandler, type ApiHandlerOptions } from './handler.ts'
export { createHealth, type Check, type Health, type HealthOptions } from './health.ts'
export { createPages, type Pages } from './pages.ts'
export { securityHeaders } from './security-headers.ts'
