import { defineLimit } from '@backarch/services-limits'

const minutes = 60

/** `account` is the caller's. Confirming reads the whole file, so it is limited on its own. */
export const beginLimit = defineLimit({
  name: 'notes.file_begin',
  account: { attempts: 200, seconds: 10 * minutes },
})
export const confirmLimit = defineLimit({
  name: 'notes.file_confirm',
  account: { attempts: 400, seconds: 10 * minutes },
})
