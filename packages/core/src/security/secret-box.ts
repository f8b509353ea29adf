import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

import { encryptionKeyProblem, type EncryptionKey } from './encryption-key.ts'

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16
const sealedForm = /^v1\.([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]+)$/

export interface SecretBox {
  /**
   * `text` as `v1.<kid>.<nonce, ciphertext and tag in base64url>`. `associatedData` names the record that the secret
   * belongs to (a user's id): it is not stored, and the secret opens under no other.
   */
  readonly seal: (text: string, associatedData: string) => string
  /** The text again. Throws an Error when its key is not in the list, it was changed, or it belongs to another record. */
  readonly open: (sealed: string, associatedData: string) => string
  /** Whether it was sealed with another key than the first: open it, seal it again and store that. */
  readonly needsReseal: (sealed: string) => boolean
}

/**
 * Encrypts small secrets at rest that must be read again, such as that of a TOTP device: AES-256-GCM with a random
 * nonce (NIST SP 800-38D, good for 2³² secrets a key). The first key seals, all of them open: rotate by putting
 * a new key in front, and drop an old one when nothing sealed with it is left.
 */
export function createSecretBox(keys: readonly EncryptionKey[]): SecretBox {
  const problem = encryptionKeyProblem(keys)
  const [first] = keys
  if (problem !== undefined || first === undefined) throw new Error(`The key set ${problem}.`)
  const secrets = new Map(keys.map(({ kid, k }) => [kid, Buffer.from(k, 'base64url')]))
  const sealingKey = Buffer.from(first.k, 'base64url')
  return {
    seal: (text, associatedData) => {
      if (!text.isWellFormed()) throw new Error('A secret to seal must be well-formed Unicode.')
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv(algorithm, sealingKey, nonce, { authTagLength: tagLength })
      cipher.setAAD(boundTo(first.kid, associatedData))
      const encrypted = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()])
      const body = Buffer.concat([encrypted, cipher.getAuthTag()])
      return `v1.${first.kid}.${body.toString('base64url')}`
    },
    open: (sealed, associatedData) => {
      const { kid, body } = parse(sealed)
      const key = secrets.get(kid)
      if (!key) throw new Error(`A stored secret needs the encryption key ${kid}: put it back.`)
      const decipher = createDecipheriv(algorithm, key, body.subarray(0, nonceLength), {
        authTagLength: tagLength,
      })
      decipher.setAAD(boundTo(kid, associatedData)).setAuthTag(body.subarray(-tagLength))
      const encrypted = body.subarray(nonceLength, -tagLength)
      try {
        return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8')
      } catch {
        throw new Error('A stored secret was changed, or belongs to another record.')
      }
    },
    needsReseal: (sealed) => parse(sealed).kid !== first.kid,
  }
}

/** Only the one text that `seal` wrote is read: base64url has several spellings of the same bytes. */
function parse(sealed: string): { readonly kid: string; readonly body: Buffer } {
  const [, kid = '', text = ''] = sealedForm.exec(sealed) ?? []
  const body = Buffer.from(text, 'base64url')
  if (body.length < nonceLength + tagLength || body.toString('base64url') !== text) {
    throw new Error('A stored secret is not in the form that it was written in.')
  }
  return { kid, body }
}

/** JSON, so that no two lists of parts come out alike. */
function boundTo(kid: string, associatedData: string): Buffer {
  return Buffer.from(JSON.stringify(['backarch secret box v1', kid, associatedData]))
}
