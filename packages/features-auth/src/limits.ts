import { defineLimit } from '@backarch/services-limits'

const minutes = 60
const hour = 60 * minutes

/** Guesses at a password. By account: a person mistypes a few times; nobody guesses one at 40 an hour. */
export const signInLimit = defineLimit({
  name: 'auth.sign_in',
  account: { attempts: 10, seconds: 15 * minutes },
  address: { attempts: 50, seconds: 15 * minutes },
  network: { attempts: 200, seconds: 15 * minutes },
})

/** Mails to an address that somebody typed: `account` is that address, so that nobody's mailbox is filled. */
export const signUpLimit = defineLimit({
  name: 'auth.sign_up',
  account: { attempts: 5, seconds: hour },
  address: { attempts: 20, seconds: hour },
  network: { attempts: 60, seconds: hour },
})

/** `account` is the address, whether or not it has an account: being refused tells nothing. */
export const askResetLimit = defineLimit({
  name: 'auth.ask_reset',
  account: { attempts: 3, seconds: hour },
  address: { attempts: 20, seconds: hour },
  network: { attempts: 60, seconds: hour },
})

/** Tokens that came by mail. They cannot be guessed; this bounds the work of trying. */
export const mailedTokenLimit = defineLimit({
  name: 'auth.mailed_token',
  address: { attempts: 30, seconds: 15 * minutes },
  network: { attempts: 120, seconds: 15 * minutes },
})

/** Guesses by whoever holds somebody's session; `account` is the person's id. */
export const proveLimit = defineLimit({
  name: 'auth.prove',
  account: { attempts: 10, seconds: 15 * minutes },
  address: { attempts: 50, seconds: 15 * minutes },
})

/** `account` is the person's id: how often one person makes us write to addresses they type. */
export const changeEmailLimit = defineLimit({
  name: 'auth.change_email',
  account: { attempts: 5, seconds: hour },
})

/** `account` is the person's id. */
export const makeTokenLimit = defineLimit({
  name: 'auth.make_token',
  account: { attempts: 60, seconds: hour },
})

/** `account` is an address that somebody with an account typed: nobody's mailbox is filled. */
export const mailToLimit = defineLimit({
  name: 'auth.mail_to',
  account: { attempts: 5, seconds: hour },
})

/** A file of all that is known of a person is work; `account` is the person's id. */
export const exportLimit = defineLimit({
  name: 'auth.export',
  account: { attempts: 5, seconds: 24 * hour },
})

/** Guesses at a code, of which three in a million are right; `account` is the person's id, whatever address they come from. */
export const secondFactorLimit = defineLimit({
  name: 'auth.second_factor',
  account: { attempts: 5, seconds: 15 * minutes },
})

/** A guesser who comes back every quarter of an hour: 50 a day find a code in 18 years. */
export const secondFactorDayLimit = defineLimit({
  name: 'auth.second_factor_day',
  account: { attempts: 50, seconds: 24 * hour },
})

/** Answers to the question for a second proof, and passkeys. Neither can be guessed; this bounds the work of trying. */
export const challengeLimit = defineLimit({
  name: 'auth.challenge',
  address: { attempts: 100, seconds: 15 * minutes },
  network: { attempts: 400, seconds: 15 * minutes },
})

/** How often the owner is told that codes are being guessed. */
export const lockNoticeLimit = defineLimit({
  name: 'auth.lock_notice',
  account: { attempts: 1, seconds: hour },
})

/** Beginning and finishing with the provider: each costs it and us some work. */
export const providerLimit = defineLimit({
  name: 'auth.provider',
  address: { attempts: 60, seconds: 15 * minutes },
  network: { attempts: 240, seconds: 15 * minutes },
})
