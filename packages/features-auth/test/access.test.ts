import type { Context } from '@backarch/api'
import { auth } from '@backarch/features-auth/feature'
import {
  findAccount,
  openSession,
  requireUser,
  type Account,
  type OrgContext,
} from '@backarch/services-access'
import { describeAccess } from '@backarch/services-access/testing'
import { afterAll } from 'vitest'

import { afterFirstProof } from '../src/service/after-first-proof.ts'
import { backgroundDone } from '../src/service/in-background.ts'
import {
  Browser,
  codeAt,
  createAuthenticator,
  envFor,
  runProvider,
  setTestPassword,
} from '../src/testing.ts'
import { callback, somebody } from './provider/scene.ts'
import { callerFor, fromElsewhere, password } from './support.ts'

const day = 24 * 60 * 60 * 1000

const provider = await runProvider(callback)
afterAll(() => provider[Symbol.asyncDispose]())

const bearer =
  'It stands for whoever holds it: a secret that nobody guesses, and that is stored as a hash.'
const assertion =
  'Signed for one challenge by the passkey of one account; shown with all its twists in test/passkeys.'
const flow =
  'Bound to the page that began and to what the provider answered; shown in test/provider-*.test.ts.'
const extensions = 'What browser extensions answer is read by nobody and dropped.'

describeAccess({
  feature: auth,
  env: envFor(provider.issuer),
  mayBeForeign: {
    signIn: 'Whoever knows address and password is the person.',
    confirmSignUp: bearer,
    resetPassword: bearer,
    refresh: bearer,
    completeSignIn: bearer,
    'passkeys.beginSecondFactor': bearer,
    'passkeys.signIn': assertion,
    'passkeys.prove': assertion,
    'passkeys.add.passkey': assertion,
    'provider.complete': flow,
    'provider.link': flow,
    'provider.prove': flow,
  },
  looseInputs: {
    'passkeys.add.passkey.clientExtensionResults': extensions,
    'passkeys.signIn.passkey.clientExtensionResults': extensions,
    'passkeys.prove.passkey.clientExtensionResults': extensions,
    'completeSignIn.passkey.clientExtensionResults': extensions,
  },
  arrange: async (as) => {
    const person = await arrangePerson(as)
    const { call, account } = person
    const device = createAuthenticator()
    const addPasskey = async () => {
      const passkey = device.create(await call.passkeys.beginAdd())
      return { name: 'Laptop', passkey }
    }
    const passkeyId = async () => (await call.passkeys.add(await addPasskey())).id
    const enableTotp = async () => {
      const { secret } = await call.totp.begin()
      return call.totp.confirm({ code: codeAt(secret, as.now()) })
    }
    const link = async (who: string) => {
      const { url, flow: begun } = await call.provider.beginLink({})
      return { flow: begun, query: await new Browser(who).walk(url, callback) }
    }

    const { nextCursor: cursor } = await call.sessions.list({ take: 1 })
    const email = `${as.newId()}@example.com`
    const newPassword = 'nine quiet otters cross the bridge'
    return {
      me: {},
      signOut: {},
      signUp: { email },
      createAccount: { email, name: 'Ada', password: newPassword },
      askPasswordReset: { email: account.email },
      signIn: async () => {
        await person.givePassword()
        return { email: account.email, password }
      },
      prove: async () => {
        await person.givePassword()
        return { password }
      },
      confirmSignUp: async () => {
        const token = await mailed(person.here, (ctx) => callerFor(ctx).signUp({ email }))
        return { token, name: 'Ada', password: newPassword }
      },
      resetPassword: async () => {
        const wish = { email: account.email }
        const token = await mailed(person.here, (ctx) => callerFor(ctx).askPasswordReset(wish))
        return { token, newPassword }
      },
      confirmEmailChange: async () => ({
        token: await mailed(person.here, (ctx) => callerFor(ctx).account.changeEmail({ email })),
      }),
      completeSignIn: async () => {
        const { recoveryCodes } = await enableTotp()
        return { challenge: await person.challenge(), recoveryCode: recoveryCodes[0] }
      },
      refresh: async () => {
        const { tokens } = await person.signIn()
        return { refreshToken: tokens.refreshToken }
      },

      'account.rename': { name: 'Grace' },
      'account.changePassword': { newPassword },
      'account.changeEmail': { email },
      'account.export': {},
      'account.delete': {},

      'sessions.list': { take: 1, cursor },
      'sessions.end': { sessionId: person.otherSessionId },
      'sessions.endOthers': {},
      'tokens.make': { name: 'Script', scopes: ['write'], expiresInDays: 30 },
      'tokens.list': {},
      'tokens.end': { tokenId: person.tokenId },

      'totp.status': {},
      'totp.begin': {},
      'totp.confirm': async () => {
        const { secret } = await call.totp.begin()
        return { code: codeAt(secret, as.now()) }
      },
      'totp.disable': async () => ({ recoveryCode: (await enableTotp()).recoveryCodes[0] }),
      'recoveryCodes.renew': async () => {
        await enableTotp()
        return {}
      },

      'passkeys.list': {},
      'passkeys.beginAdd': {},
      'passkeys.add': addPasskey,
      'passkeys.rename': async () => ({ id: await passkeyId(), name: 'Phone' }),
      'passkeys.remove': async () => {
        await person.givePassword()
        return { id: await passkeyId() }
      },
      'passkeys.beginSignIn': {},
      'passkeys.signIn': async () => {
        await passkeyId()
        const begun = await callerFor(nobodyAt(person.here)).passkeys.beginSignIn()
        return { passkey: device.get(begun) }
      },
      'passkeys.beginSecondFactor': async () => {
        await passkeyId()
        await enableTotp()
        return { challenge: await person.challenge() }
      },
      'passkeys.beginProve': async () => {
        await passkeyId()
        return {}
      },
      'passkeys.prove': async () => {
        await passkeyId()
        return { passkey: device.get(await call.passkeys.beginProve()) }
      },

      'provider.info': {},
      'provider.status': {},
      'provider.begin': { returnTo: '/diagrams' },
      'provider.beginLink': { returnTo: '/diagrams' },
      'provider.beginProof': async () => {
        await call.provider.link(await link(somebody().account))
        return { returnTo: '/diagrams' }
      },
      'provider.complete': async () => {
        const { url, flow: begun } = await callerFor(nobodyAt(person.here)).provider.begin({})
        return { flow: begun, query: await new Browser(somebody().account).walk(url, callback) }
      },
      'provider.link': () => link(somebody().account),
      'provider.unlink': async () => {
        await person.givePassword()
        await call.provider.link(await link(somebody().account))
        return {}
      },
      'provider.prove': async () => {
        const who = somebody().account
        await call.provider.link(await link(who))
        const { url, flow: begun } = await call.provider.beginProof({})
        return { flow: begun, query: await new Browser(who).walk(url, callback) }
      },
    }
  },
})

/** The owner of a scene, calling from an address of their own, with a second session and a personal access token. */
async function arrangePerson(as: OrgContext) {
  const here = { ...fromElsewhere(as), mail: { send: () => Promise.resolve() } }
  const { userId } = requireUser(as)
  const account = await accountOf(as)
  const expiresAt = new Date(as.now().getTime() + day)
  const session = { userId, expiresAt, secretHash: null } as const
  const other = await openSession(here, as.db, { ...session, kind: 'client' })
  const named = { kind: 'personal', name: 'CI', scopes: ['read'] } as const
  const token = await openSession(here, as.db, { ...session, ...named })
  const proveFirst = () => afterFirstProof(here, { account, transport: 'tokens' })
  const signIn = async () => {
    const begun = await proveFirst()
    if (begun.status === 'signed_in') return begun
    throw new Error(`The first proof was answered with ${begun.status}.`)
  }
  return {
    here,
    account,
    call: callerFor(here),
    signIn,
    otherSessionId: other.id,
    tokenId: token.id,
    givePassword: () => setTestPassword(as, { userId, password }),
    /** What the first proof is answered with where there is a second factor. */
    challenge: async () => {
      const begun = await proveFirst()
      if (begun.status === 'second_factor') return begun.challenge
      throw new Error('There is no second factor.')
    },
  }
}

async function accountOf(ctx: Context): Promise<Account> {
  const account = await findAccount(ctx, requireUser(ctx).userId)
  if (account) return account
  throw new Error('The owner has no account.')
}

function nobodyAt(ctx: Context): Context {
  return { ...ctx, principal: { kind: 'anonymous' } }
}

/** The token in the newest mail that something sends. */
async function mailed(ctx: Context, send: (ctx: Context) => Promise<unknown>): Promise<string> {
  const mails: string[] = []
  const mail = { send: ({ text }: { text: string }) => Promise.resolve(void mails.push(text)) }
  await send({ ...ctx, mail })
  await backgroundDone()
  return /#token=(\S+)/.exec(mails.join('\n'))?.[1] ?? ''
}
