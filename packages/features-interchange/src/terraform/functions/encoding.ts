import { createHash } from 'node:crypto'

import { EvaluationError } from '../values/value.ts'
import { type FunctionTable, ofKnown, plainText } from './function.ts'
import { jsonText, plainFromJson } from './json-text.ts'
import { limited } from './limited.ts'

function hash(algorithm: string, encoding: 'hex' | 'base64') {
  return ofKnown((text) => createHash(algorithm).update(plainText(text)).digest(encoding))
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
  base64decode: ofKnown((text) => Buffer.from(plainText(text), 'base64').toString()),
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
