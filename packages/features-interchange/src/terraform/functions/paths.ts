import { posix } from 'node:path'

import { referencesIn } from '../values/references.ts'
import { scalarOf, unknown } from '../values/value.ts'
import {
  argument,
  type FunctionTable,
  ofKnown,
  plainText,
  type TerraformFunction,
} from './function.ts'

/** What depends on the machine or the clock, or is random. */
const outside: TerraformFunction = (args) => unknown(referencesIn(...args))

export const pathFunctions: FunctionTable = {
  basename: ofKnown((path) => posix.basename(plainText(path))),
  dirname: ofKnown((path) => posix.dirname(plainText(path))),
  pathexpand: (args) => {
    const path = scalarOf(argument(args, 0))
    return typeof path === 'string' && !path.startsWith('~') ? argument(args, 0) : outside(args)
  },
  abspath: outside,
  timestamp: outside,
  plantimestamp: outside,
  uuid: outside,
  bcrypt: outside,
  rsadecrypt: outside,
  base64gzip: outside,
}
