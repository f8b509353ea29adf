import { kindsOf } from '../../workspace/architecture.ts'
import type { Rule } from '../breach.ts'
import { withoutExceptions } from '../exceptions.ts'

/** The environment is read in one place, so that every variable is validated and documented once. */
export const oneEnvironment: Rule = (workspace) => {
  const { architecture, packages } = workspace
  const reading = packages
    .filter(({ folder }) => !kindsOf(architecture, folder).includes('tooling'))
    .flatMap(({ files }) => files)
    .filter(({ isTest }) => !isTest)
    .flatMap(({ path, environmentReads }) =>
      environmentReads.map((line) => ({
        file: path,
        line,
        path: [],
        message: 'The environment is read here.',
        instead: 'Declare the variable in the package’s env schema and take it from the config.',
      })),
    )
  return withoutExceptions(workspace, 'one-environment', reading)
}
