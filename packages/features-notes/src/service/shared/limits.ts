import { defineLimit } from '@backarch/services-limits'

const minutes = 60

/** What visitors write; `account` is the link's id, wherever they come from. Opening the link is limited besides. */
export const writeLimit = defineLimit({
  name: 'notes.shared_write',
  account: { attempts: 600, seconds: 60 * minutes },
  address: { attempts: 60, seconds: 10 * minutes },
  network: { attempts: 240, seconds: 10 * minutes },
})
