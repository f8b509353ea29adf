import { EvaluationError, type Value } from '../values/value.ts'
import { collectionFunctions } from './collections.ts'
import { conversionFunctions } from './conversions.ts'
import { encodingFunctions } from './encoding.ts'
import type { TerraformFunction } from './function.ts'
import { networkFunctions } from './network.ts'
import { numberFunctions } from './numbers.ts'
import { pathFunctions } from './paths.ts'
import { stringFunctions } from './strings.ts'

const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  Object.entries({
    ...collectionFunctions,
    ...conversionFunctions,
    ...encodingFunctions,
    ...networkFunctions,
    ...numberFunctions,
    ...pathFunctions,
    ...stringFunctions,
  }),
)

/**
 * Calls a function of the Terraform language, also by its name in the `core::` namespace.
 * @throws EvaluationError when there is none of this name or the arguments do not fit.
 */
export function callFunction(name: string, args: readonly Value[]): Value {
  const found = functions.get(name.replace(/^core::/, ''))
  if (found === undefined) throw new EvaluationError(`there is no function ${name}`)
  return found(args)
}
