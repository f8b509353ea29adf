import { isOurs, packageName } from '../../workspace/edges.ts'
import type { Rule } from '../breach.ts'

/** An import of another package of ours stands in package.json; source code needs more than a devDependency. */
export const dependencyDeclared: Rule = ({ packages }) =>
  packages.flatMap(({ folder, dir, name, dependencies, files }) =>
    files.flatMap(({ path, isTest, imports }) =>
      imports.flatMap(({ specifier, line }) => {
        if (specifier === null || !isOurs(specifier)) return []
        const wanted = packageName(specifier)
        const declared = dependencies.filter((dependency) => dependency.name === wanted)
        if (wanted === name || declared.some(({ dev }) => isTest || !dev)) return []
        const devOnly = declared.length > 0
        return [
          {
            file: path,
            line,
            path: [folder, wanted.slice(wanted.indexOf('/') + 1)],
            message: `${folder} imports ${wanted}, which its package.json ${devOnly ? 'lists for tests alone' : 'does not list'}.`,
            instead: `Add "${wanted}": "workspace:*" to the dependencies of ${dir}/package.json, or drop the import.`,
          },
        ]
      }),
    ),
  )
