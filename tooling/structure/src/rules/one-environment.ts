import { architectureFile, kindsOf } from '../architecture.ts'
import type { Rule } from '../breach.ts'

/** The environment is read where `architecture.json` says: every variable is validated and documented once. */
export const oneEnvironment: Rule = ({ architecture, packages }) => {
  const reading = packages
    .filter(({ folder }) => !kindsOf(architecture, folder).includes('tooling'))
    .flatMap(({ files }) => files)
    .filter(({ isTest, environmentReads }) => !isTest && environmentReads.length > 0)

  const elsewhere = reading
    .filter(({ path }) => !architecture.environment.some((place) => isWithin(path, place.path)))
    .flatMap(({ path, environmentReads }) =>
      environmentReads.map((line) => ({
        file: path,
        line,
        path: [],
        message: 'The environment is read here.',
        instead: 'Declare the variable in the package’s env schema and take it from the config.',
      })),
    )
  const unused = architecture.environment
    .filter((place) => !reading.some(({ path }) => isWithin(path, place.path)))
    .map((place) => ({
      file: architectureFile,
      line: 1,
      path: [],
      message: `${place.path} may read the environment and does not.`,
      instead: 'Remove it from "environment".',
    }))
  return [...elsewhere, ...unused]
}

function isWithin(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place
}
