import { isOurs, packageName } from '../../workspace/edges.ts'
import type { Package } from '../../workspace/package.ts'
import { scope } from '../../workspace/workspace.ts'
import type { Found, Rule } from '../breach.ts'

/**
 * An import of another package of ours stands in package.json, under the package's own name; source code needs more
 * than a devDependency.
 */
export const dependencyDeclared: Rule = ({ packages }) =>
  packages.flatMap((each) => [...renamed(each), ...undeclared(each)])

function undeclared({ folder, dir, name, dependencies, files }: Package): Found {
  return files.flatMap(({ path, isTest, imports }) =>
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
          path: [folder, wanted.slice(scope.length)],
          message: `${folder} imports ${wanted}, which its package.json ${devOnly ? 'lists for tests alone' : 'does not list'}.`,
          instead: `Add "${wanted}": "workspace:*" to the dependencies of ${dir}/package.json, or drop the import.`,
        },
      ]
    }),
  )
}

/** Under another name, or by a path, a package of ours would be taken for one of the registry. */
function renamed({ dir, dependencies }: Package): Found {
  return dependencies
    .filter(({ name, version }) => (isOurs(name) ? version !== 'workspace:*' : leadsHere(version)))
    .map(({ name, version, line }) => ({
      file: `${dir}/package.json`,
      line,
      path: [],
      message: `"${name}": "${version}" leads to a package of the workspace by another way than its name.`,
      instead: 'Write its own name with "workspace:*".',
    }))
}

function leadsHere(version: string): boolean {
  return /^(workspace|file|link|portal):/.test(version) || version.includes(scope)
}
