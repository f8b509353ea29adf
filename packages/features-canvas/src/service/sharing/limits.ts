import { defineLimit } from '@backarch/services-limits'

const minutes = 60

/** Tokens cannot be guessed; this bounds the work of opening, of which a large diagram makes much. */
export const openLimit = defineLimit({
  name: 'canvas.share_open',
  address: { attempts: 300, seconds: 5 * minutes },
  network: { attempts: 1_200, seconds: 5 * minutes },
})

/**
 * Guesses at a link's password; `account` is the link's id, whatever address they come from. Not fewer: several people
 * who open it in the same moment count until the first of them is let in.
 */
export const passwordLimit = defineLimit({
  name: 'canvas.share_password',
  account: { attempts: 20, seconds: 15 * minutes },
  address: { attempts: 60, seconds: 15 * minutes },
  network: { attempts: 240, seconds: 15 * minutes },
})
