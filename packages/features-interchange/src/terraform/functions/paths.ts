import { posix } from 'node:path'

import { referencesIn } from '../values/references.ts'
import { unknown } from '../values/value.ts'
import { type FunctionTable, ofKnown, plainText, type TerraformFunction } from './function.ts'

/** What depends on the machine, the clock or a file that is not part of the configuration. */
const outside: TerraformFunction = (args) => unknown(referencesIn(...args))

export const pathFunctions: FunctionTable = {
  basename: ofKnown((path) => posix.basename(plainText(path))),
  dirname: ofKnown((path) => posix.dirname(plainText(path))),
  abspath: outside,
  pathexpand: outside,
  file: outside,
  fileexists: outside,
  fileset: outside,
  filebase64: outside,
  filemd5: outside,
  filesha1: outside,
  filesha256: outside,
  filesha512: outside,
  filebase64sha256: outside,
  filebase64sha512: outside,
  templatefile: outside,
  templatestring: outside,
  timestamp: outside,
  plantimestamp: outside,
  timeadd: outside,
  timecmp: outside,
  formatdate: outside,
  uuid: outside,
  uuidv5: outside,
  bcrypt: outside,
  rsadecrypt: outside,
  base64gzip: outside,
  textencodebase64: outside,
  textdecodebase64: outside,
  yamlencode: outside,
  yamldecode: outside,
  csvdecode: outside,
}
