import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

import { isoCBOR } from '@simplewebauthn/server/helpers'

import type {
  PasskeyAssertion,
  PasskeyCreation,
  PasskeyRegistration,
  PasskeyRequest,
} from '../schemas.ts'

const flag = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 } as const
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()

/** What a browser or an authenticator does that is not honest; nothing of it by default. */
export interface Twist {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly crossOrigin?: boolean
  readonly topOrigin?: string
  readonly type?: string
  readonly userVerified?: boolean
  readonly userPresent?: boolean
  /** What the authenticator says it has signed, instead of one more than last time. */
  readonly counter?: number
  readonly userHandle?: string | null
  /** `self`: signed by the passkey itself. `certificate`: by somebody who brings a certificate. */
  readonly attestation?: 'none' | 'self' | 'certificate'
  /** The id that a new passkey is given. */
  readonly id?: string
  /** Signs with a key that nobody knows. */
  readonly foreignKey?: boolean
}

type Cbor = Parameters<typeof isoCBOR.encode>[0]

interface Credential {
  readonly id: Uint8Array
  readonly rpId: string
  readonly userHandle: string
  readonly privateKey: KeyObject
  counter: number
}

type Jwk = ReturnType<typeof jwkOf>
const jwkOf = (key: KeyObject) => key.export({ format: 'jwk' })

interface Algorithm {
  readonly makeKeys: () => { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
  /** The public key's own members of its COSE key (RFC 9053), beside what it signs with. */
  readonly members: (jwk: Jwk) => readonly (readonly [number, Cbor])[]
  readonly id: number
  readonly hash: string | null
}

const part = (text = '') => Uint8Array.from(Buffer.from(text, 'base64url'))
const onCurve = (jwk: Jwk, curve: number) =>
  [
    [1, 2],
    [-1, curve],
    [-2, part(jwk.x)],
    [-3, part(jwk.y)],
  ] as const

const algorithms = {
  ES256: {
    id: -7,
    hash: 'sha256',
    makeKeys: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    members: (jwk) => onCurve(jwk, 1),
  },
  ES384: {
    id: -35,
    hash: 'sha384',
    makeKeys: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    members: (jwk) => onCurve(jwk, 2),
  },
  EdDSA: {
    id: -8,
    hash: null,
    makeKeys: () => generateKeyPairSync('ed25519'),
    members: (jwk) => [
      [1, 1],
      [-1, 6],
      [-2, part(jwk.x)],
    ],
  },
  RS256: {
    id: -257,
    hash: 'sha256',
    makeKeys: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
    members: (jwk) => [
      [1, 3],
      [-1, part(jwk.n)],
      [-2, part(jwk.e)],
    ],
  },
} satisfies Readonly<Record<string, Algorithm>>

/**
 * An authenticator in software, with the browser in front of it: it writes the bytes that WebAuthn (level 2, 6.1 and 6.5)
 * prescribes, with keys of its own. `counts` is false for one that, like a synchronised passkey, always says 0.
 */
export function createAuthenticator({
  counts = true,
  algorithm = 'ES256',
}: { readonly counts?: boolean; readonly algorithm?: keyof typeof algorithms } = {}) {
  const credentials: Credential[] = []
  const { id: alg, hash, makeKeys, members }: Algorithm = algorithms[algorithm]

  function create(options: PasskeyCreation, twist: Twist = {}): PasskeyRegistration {
    const { publicKey, privateKey } = makeKeys()
    const id = twist.id === undefined ? randomBytes(16) : Buffer.from(twist.id, 'base64url')
    const rpId = twist.rpId ?? options.rp.id
    const credential = { id, rpId, userHandle: options.user.id, privateKey, counter: 0 }
    credentials.push(credential)
    const coseKey = new Map<number, Cbor>([[3, alg], ...members(jwkOf(publicKey))])
    const idLength = Buffer.alloc(2)
    idLength.writeUInt16BE(id.length)
    const attested = [Buffer.alloc(16), idLength, id, isoCBOR.encode(coseKey)]
    const authData = authenticatorData(credential, twist, attested)
    const clientDataJSON = clientData('webauthn.create', options, twist)
    const { attestation = 'none' } = twist
    const statement = new Map<string, Cbor>()
    if (attestation !== 'none') {
      const signature = sign(
        hash,
        signedBytes(authData, clientDataJSON),
        twist.foreignKey ? foreignKey() : privateKey,
      )
      statement.set('alg', alg).set('sig', Uint8Array.from(signature))
    }
    if (attestation === 'certificate') statement.set('x5c', [Uint8Array.from(randomBytes(300))])
    const attestationObject = new Map<string, Cbor>([
      ['fmt', attestation === 'none' ? 'none' : 'packed'],
      ['attStmt', statement],
      ['authData', Uint8Array.from(authData)],
    ])
    return {
      id: base64url(id),
      rawId: base64url(id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON,
        attestationObject: base64url(isoCBOR.encode(attestationObject)),
        transports: ['internal'],
      },
    }
  }

  function get(options: PasskeyRequest, twist: Twist = {}): PasskeyAssertion {
    const allowed = new Set(options.allowCredentials.map(({ id }) => id))
    const credential = credentials.find(
      ({ id, rpId }) => rpId === options.rpId && (allowed.size === 0 || allowed.has(base64url(id))),
    )
    if (!credential) throw new Error('This authenticator has no passkey for that.')
    if (counts) credential.counter += 1
    const data = authenticatorData(credential, twist, [])
    const clientDataJSON = clientData('webauthn.get', options, twist)
    const privateKey = twist.foreignKey ? foreignKey() : credential.privateKey
    const userHandle = twist.userHandle === undefined ? credential.userHandle : twist.userHandle
    return {
      id: base64url(credential.id),
      rawId: base64url(credential.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON,
        authenticatorData: base64url(data),
        signature: base64url(sign(hash, signedBytes(data, clientDataJSON), privateKey)),
        userHandle,
      },
    }
  }

  return { create, get }
}

function foreignKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
}

export type Authenticator = ReturnType<typeof createAuthenticator>

function clientData(type: string, options: { readonly challenge: string }, twist: Twist): string {
  const { challenge = options.challenge, origin = 'https://backarch.example.com' } = twist
  const { crossOrigin = false, topOrigin } = twist
  const data = { type: twist.type ?? type, challenge, origin, crossOrigin, topOrigin }
  return base64url(Buffer.from(JSON.stringify(data)))
}

function signedBytes(authData: Uint8Array, clientDataJSON: string): Buffer {
  return Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))])
}

function authenticatorData(
  { rpId, counter }: Credential,
  twist: Twist,
  attested: readonly Uint8Array[],
): Buffer {
  const { userPresent = true, userVerified = true } = twist
  const flags =
    (userPresent ? flag.userPresent : 0) |
    (userVerified ? flag.userVerified : 0) |
    (attested.length > 0 ? flag.attested : 0)
  const count = Buffer.alloc(4)
  count.writeUInt32BE(twist.counter ?? counter)
  return Buffer.concat([sha256(twist.rpId ?? rpId), Buffer.from([flags]), count, ...attested])
}
