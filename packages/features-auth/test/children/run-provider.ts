import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

import { Provider, type AccountClaims } from 'oidc-provider'

/**
 * An OpenID Connect provider of its own, as a process. It signs in whom the header `x-account` names, without asking;
 * `x-signed-in-at` (seconds) is when it says that this happened.
 */
const accounts: Readonly<Record<string, Partial<AccountClaims>>> = {
  verified: { email: 'Verified@example.com', email_verified: true, name: 'Vera Fied' },
  unverified: { email: 'unverified@example.com', email_verified: false, name: 'Una' },
  impostor: { email: 'Verified@example.com', email_verified: false, name: 'Not Vera' },
  renamed: { email: 'verified@example.com', email_verified: true, name: 'Vera Other' },
  odd: { email: 'odd@example.com', email_verified: true, name: 'line\nbreak' },
  silent: {},
}

const [redirectUri = ''] = process.argv.slice(2)
const http = createServer()
http.listen(0, '127.0.0.1')
await once(http, 'listening')
const address = http.address()
const port = typeof address === 'object' && address ? address.port : 0
const issuer = `http://localhost:${port}`

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'backarch',
      client_secret: 'a secret of the test alone',
      redirect_uris: [redirectUri],
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  cookies: { keys: ['a key of the test alone'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  pkce: { required: () => true },
  ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  // `person:name`: many people of one kind.
  findAccount: (_ctx, id) => ({
    accountId: id,
    claims: () => {
      const [kind = '', person] = id.split(':')
      const claims = accounts[kind] ?? {}
      const email = person === undefined ? claims.email : `${person}@example.com`
      return { sub: id, ...claims, ...(email === undefined ? {} : { email }) }
    },
  }),
})

async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const details = await provider.interactionDetails(request, response)
  const accountId = String(request.headers['x-account'] ?? '')
  if (accountId === '') {
    const result = { error: 'access_denied', error_description: 'The person went away.' }
    return provider.interactionFinished(request, response, result)
  }
  const grant = new provider.Grant({ accountId, clientId: 'backarch' })
  grant.addOIDCScope(String(details.params['scope']))
  const at = request.headers['x-signed-in-at']
  const login = { accountId, ...(at === undefined ? {} : { ts: Number(at) }) }
  const result = { login, consent: { grantId: await grant.save() } }
  return provider.interactionFinished(request, response, result)
}

/** What stands in place of the next ID token: `/forge/unsigned`, `/forge/signature`. */
const forgeries: Readonly<Record<string, (token: string) => string>> = {
  '/forge/unsigned': (token) => {
    const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    return `${header}.${token.split('.')[1]}.`
  },
  '/forge/signature': (token) => {
    const signature = token.split('.')[2] ?? ''
    return token.replace(signature, signature.split('').toReversed().join(''))
  },
}
let forge: ((token: string) => string) | undefined

/** As somebody does who sits between the provider and us. */
function forgeNextToken(response: ServerResponse): void {
  const end = response.end.bind(response)
  response.end = (body: unknown) => {
    const reply: { id_token: string } = JSON.parse(String(body))
    const forged = JSON.stringify({ ...reply, id_token: forge?.(reply.id_token) })
    forge = undefined
    response.setHeader('content-length', Buffer.byteLength(forged))
    return end(forged)
  }
}

const answer = provider.callback()
http.on('request', (request, response) => {
  const forgery = forgeries[request.url ?? '']
  if (forgery) {
    forge = forgery
    response.end()
    return
  }
  if (request.url === '/token' && forge) forgeNextToken(response)
  if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
  signIn(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
})
process.stdout.write(`issuer ${issuer}\n`)
