import { referencesIn } from '../values/references.ts'
import { EvaluationError, unknown, type Value } from '../values/value.ts'
import { collectionFunctions } from './collections.ts'
import { conversionFunctions } from './conversions.ts'
import { documentFunctions } from './documents.ts'
import { encodingFunctions } from './encoding.ts'
import type { TerraformFunction } from './function.ts'
import { networkFunctions } from './network.ts'
import { numberFunctions } from './numbers.ts'
import { pathFunctions } from './paths.ts'
import { stringFunctions } from './strings.ts'
import { timeFunctions } from './times.ts'

const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  Object.entries({
    ...collectionFunctions,
    ...conversionFunctions,
    ...documentFunctions,
    ...encodingFunctions,
    ...networkFunctions,
    ...numberFunctions,
    ...pathFunctions,
    ...stringFunctions,
    ...timeFunctions,
  }),
)

/**
 * Calls a function of the Terraform language, also by its name in the `core::` namespace.
 * @throws EvaluationError when there is none of this name or the arguments do not fit.
 */
export function callFunction(name: string, args: readonly Value[]): Value {
  const found = functions.get(name.replace(/^core::/, ''))
  // A provider's own: what it gives is not in the project.
  if (name.startsWith('provider::')) return unknown(referencesIn(...args))
  if (found === undefined) throw new EvaluationError(`there is no function ${name}`)
  return found(args)
}
