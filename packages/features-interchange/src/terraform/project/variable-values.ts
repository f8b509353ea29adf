import { evaluateJson } from '../evaluate/evaluate-json.ts'
import type { Scope } from '../evaluate/scope.ts'
import { parseFile } from '../files/parse-file.ts'
import { noFiles } from '../files/project-files.ts'
import { EvaluationError, unknown, type Value } from '../values/value.ts'
import type { ProjectState } from './state.ts'

/**
 * The values that `terraform.tfvars` and `*.auto.tfvars` give the root's variables.
 * @throws AppError VALIDATION on a syntax error.
 */
export async function readVariableValues(state: ProjectState): Promise<ReadonlyMap<string, Value>> {
  const values = new Map<string, Value>()
  const scope: Scope = {
    bindings: new Map(),
    budget: state.budget,
    files: noFiles,
    resolve: (name) => {
      throw new EvaluationError(`a variable's value cannot refer to ${name}`)
    },
  }
  for (const file of state.sources.valueFiles) {
    for (const [name, json] of Object.entries(await parseFile(file))) {
      if (!state.sources.root.variables.has(name)) {
        state.warnings.add(`${file.path}: there is no variable "${name}".`)
        continue
      }
      try {
        values.set(name, evaluateJson(json, scope, state.expressions))
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error
        state.warnings.add(`${file.path}: ${name}: ${error.message}.`)
        values.set(name, unknown())
      }
    }
  }
  return values
}
