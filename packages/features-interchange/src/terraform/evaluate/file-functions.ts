import { createHash } from 'node:crypto'

import { ExpressionSyntaxError } from '../expression/cursor.ts'
import type { Expression } from '../expression/expression.ts'
import { parseTemplate } from '../expression/parse-expression.ts'
import { pathPattern } from '../files/path-pattern.ts'
import { argument, needMap } from '../functions/function.ts'
import { setOf } from '../functions/identity.ts'
import { limited } from '../functions/limited.ts'
import { needText } from '../values/convert.ts'
import { referencesIn, withReferences } from '../values/references.ts'
import {
  EvaluationError,
  isUnknown,
  NotComputedError,
  unknown,
  type Value,
} from '../values/value.ts'
import { type Scope, spend } from './scope.ts'

type Evaluate = (expression: Expression, scope: Scope) => Value

/** A function that reads the project's files. Its result is unknown when what it reads is. */
type FileFunction = (args: readonly Value[], scope: Scope, evaluate: Evaluate) => Value | null

function onContent(from: (text: string) => Value): FileFunction {
  return (args, { files }) => {
    const text = files.text(needText(argument(args, 0)))
    return text === null ? null : from(text)
  }
}

function hash(algorithm: string, encoding: 'hex' | 'base64'): FileFunction {
  return onContent((text) => createHash(algorithm).update(text).digest(encoding))
}

const functions: Readonly<Record<string, FileFunction>> = {
  file: onContent(limited),
  filebase64: onContent((text) => limited(Buffer.from(text).toString('base64'))),
  filemd5: hash('md5', 'hex'),
  filesha1: hash('sha1', 'hex'),
  filesha256: hash('sha256', 'hex'),
  filesha512: hash('sha512', 'hex'),
  filebase64sha256: hash('sha256', 'base64'),
  filebase64sha512: hash('sha512', 'base64'),
  fileexists: (args, { files }) => files.exists(needText(argument(args, 0))),
  fileset: (args, { files, budget }) => {
    const pattern = pathPattern(needText(argument(args, 1)))
    if (pattern === null) throw new NotComputedError('the pattern of fileset is too complex')
    const inside = files.within(needText(argument(args, 0)))
    spend(budget, inside?.length ?? 0)
    const found = inside?.filter((path) => pattern.test(path)) ?? []
    // Without any, it is more likely that they were not given than that there are none.
    return found.length === 0 ? null : setOf(found)
  },
  templatefile: (args, scope, evaluate) => {
    const text = scope.files.text(needText(argument(args, 0)))
    return text === null ? null : rendered(text, args[1] ?? new Map(), scope, evaluate)
  },
  templatestring: (args, scope, evaluate) =>
    rendered(needText(argument(args, 0)), args[1] ?? new Map(), scope, evaluate),
}

/** The value of a call to a function that reads files; undefined when the name is none of theirs. */
export function callFileFunction(
  name: string,
  args: readonly Value[],
  scope: Scope,
  evaluate: Evaluate,
): Value | undefined {
  const plainName = name.replace(/^core::/, '')
  if (!Object.hasOwn(functions, plainName)) return undefined
  const references = referencesIn(...args)
  if (
    args.some((arg, index) => isUnknown(arg) && !(index === 1 && plainName.startsWith('template')))
  ) {
    return unknown(references)
  }
  const value = functions[plainName]?.(args, scope, evaluate)
  return value === null || value === undefined
    ? unknown(references)
    : withReferences(value, referencesIn(args[0] ?? null))
}

/** A template knows what it is given and no other name. */
function rendered(text: string, given: Value, scope: Scope, evaluate: Evaluate): Value {
  if (scope.inTemplate === true) {
    throw new EvaluationError('a template cannot read a further template')
  }
  if (isUnknown(given)) return unknown(referencesIn(given))
  spend(scope.budget, text.length / 10)
  return evaluate(templateOf(text), {
    bindings: needMap(given),
    budget: scope.budget,
    files: scope.files,
    inTemplate: true,
    resolve: (name) => {
      throw new EvaluationError(`the template is not given ${name}`)
    },
  })
}

function templateOf(text: string): Expression {
  try {
    return parseTemplate(text)
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) {
      throw new EvaluationError(`the template cannot be read: ${error.message}`, { cause: error })
    }
    throw error
  }
}
