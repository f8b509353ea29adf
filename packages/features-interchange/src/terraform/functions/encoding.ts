import { createHash } from 'node:crypto'

import { EvaluationError, NotComputedError } from '../values/value.ts'
import { type FunctionTable, ofKnown, plainText } from './function.ts'
import { jsonText, plainFromJson } from './json-text.ts'
import { limited } from './limited.ts'

function hash(algorithm: string, encoding: 'hex' | 'base64') {
  return ofKnown((text) => createHash(algorithm).update(plainText(text)).digest(encoding))
}

const namespaces: Readonly<Record<string, string>> = {
  dns: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  url: '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
  oid: '6ba7b812-9dad-11d1-80b4-00c04fd430c8',
  x500: '6ba7b814-9dad-11d1-80b4-00c04fd430c8',
}

/** The identifier that a name has in a namespace: RFC 9562, version 5. */
function nameUuid(namespace: string, name: string): string {
  const base = (namespaces[namespace] ?? namespace).replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(base)) throw new EvaluationError(`"${namespace}" is no namespace`)
  const digest = createHash('sha1').update(Buffer.from(base, 'hex')).update(name).digest()
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  return digest
    .toString('hex', 0, 16)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const encodings: Readonly<Record<string, BufferEncoding>> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'iso-8859-1': 'latin1',
  'us-ascii': 'latin1',
}

function encodingOf(name: string): BufferEncoding {
  const encoding = encodings[name.toLowerCase()]
  if (encoding === undefined) throw new NotComputedError(`the encoding ${name} is not read`)
  return encoding
}

function fromBase64(text: string): Buffer {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw new EvaluationError('the text is not Base64')
  }
  return Buffer.from(text, 'base64')
}

function urlDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (error) {
    throw new EvaluationError('the text is not encoded for an address', { cause: error })
  }
}

export const encodingFunctions: FunctionTable = {
  jsonencode: ofKnown((value = null) => limited(jsonText(value))),
  jsondecode: ofKnown((text) => {
    try {
      return plainFromJson(JSON.parse(plainText(text)))
    } catch (error) {
      throw new EvaluationError('the text is not JSON', { cause: error })
    }
  }),
  base64encode: ofKnown((text) => limited(Buffer.from(plainText(text)).toString('base64'))),
  base64decode: ofKnown((text) => fromBase64(plainText(text)).toString()),
  textencodebase64: ofKnown((text, name) =>
    limited(Buffer.from(plainText(text), encodingOf(plainText(name))).toString('base64')),
  ),
  textdecodebase64: ofKnown((text, name) =>
    fromBase64(plainText(text)).toString(encodingOf(plainText(name))),
  ),
  urldecode: ofKnown((text) => urlDecode(plainText(text))),
  uuidv5: ofKnown((namespace, name) => nameUuid(plainText(namespace), plainText(name))),
  urlencode: ofKnown((text) =>
    encodeURIComponent(plainText(text).toWellFormed()).replaceAll('%20', '+'),
  ),
  md5: hash('md5', 'hex'),
  sha1: hash('sha1', 'hex'),
  sha256: hash('sha256', 'hex'),
  sha512: hash('sha512', 'hex'),
  base64sha256: hash('sha256', 'base64'),
  base64sha512: hash('sha512', 'base64'),
}
