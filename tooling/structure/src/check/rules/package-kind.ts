import { architectureFile, kindsOf, matchesFolder } from '../../workspace/architecture.ts'
import { scope } from '../../workspace/workspace.ts'
import type { Rule } from '../breach.ts'

/** Every package has exactly one kind and the name of its folder; every kind and pattern is in use. */
export const packageKind: Rule = ({ architecture, packages }) => {
  const wrongPackages = packages.flatMap(({ folder, dir, name }) => {
    const kinds = kindsOf(architecture, folder)
    const place = { file: `${dir}/package.json`, line: 1, path: [] }
    const found = []
    if (kinds.length !== 1) {
      const has = kinds.length === 0 ? 'no kind' : `${kinds.length} kinds (${kinds.join(', ')})`
      found.push({
        ...place,
        message: `${folder} has ${has}; it must have exactly one.`,
        instead: `Match "${folder}" by the packages of exactly one kind in ${architectureFile}.`,
      })
    }
    if (name !== scope + folder) {
      found.push({
        ...place,
        message: `${dir} calls itself ${name}.`,
        instead: `Name it ${scope}${folder}, so that a folder and its package are one word.`,
      })
    }
    return found
  })

  const known = Object.keys(architecture.kinds)
  const folders = packages.map(({ folder }) => folder)
  const place = { file: architectureFile, line: 1, path: [] }
  const wrongKinds = Object.entries(architecture.kinds).flatMap(
    ([kind, { packages: patterns, mayDependOn }]) => [
      ...patterns
        .filter((pattern) => !folders.some((folder) => matchesFolder(pattern, folder)))
        .map((pattern) => ({
          ...place,
          message: `Kind ${kind} names "${pattern}", which matches no package.`,
          instead: 'Remove the pattern, or correct its spelling.',
        })),
      ...mayDependOn
        .filter((other) => !known.includes(other))
        .map((other) => ({
          ...place,
          message: `Kind ${kind} may depend on "${other}", which is no kind.`,
          instead: `Name one of: ${known.join(', ')}.`,
        })),
    ],
  )
  return [...wrongPackages, ...wrongKinds]
}
