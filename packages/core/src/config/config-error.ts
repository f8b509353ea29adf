import type { EnvProblem } from './env-definition.ts'

/** Everything that is wrong with the environment, one line a variable. Holds no value of any variable. */
export class ConfigError extends Error {
  readonly problems: readonly EnvProblem[]

  constructor(problems: readonly EnvProblem[]) {
    const lines = problems.map((problem) => `  ${problem.variable}: ${problem.message}`)
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    super(`The environment has ${count}:\n${lines.join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}
