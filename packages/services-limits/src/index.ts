export { defineLimit, type AccountLimit, type PeerLimit } from './limit.ts'
export { consumeLimit } from './service/consume-limit.ts'
export { forgiveLimit } from './service/forgive-limit.ts'
export { removeExpiredLimits } from './service/remove-expired-limits.ts'
