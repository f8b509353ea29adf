/** One line per feature. Delete a line and that feature is not shipped. */
export { auth } from '@backarch/features-auth/feature'
export { orgs } from '@backarch/features-orgs/feature'
export { canvas } from '@backarch/features-canvas/feature'
export { pricing } from '@backarch/features-pricing/feature'
export { interchange } from '@backarch/features-interchange/feature'
export { notes } from '@backarch/features-notes/feature'
