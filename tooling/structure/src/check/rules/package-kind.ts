import {
  architectureFile,
  architectureLine,
  kindsOf,
  matchesFolder,
} from '../../workspace/architecture.ts'
import { scope } from '../../workspace/workspace.ts'
import type { Rule } from '../breach.ts'

/** What the start of a folder's name says of it. */
const promisedKinds: readonly (readonly [string, readonly string[]])[] = [
  ['features-', ['feature']],
  ['services-', ['service', 'orchestrator']],
]

/** Every package has exactly one kind and the name of its folder; every kind and pattern is in use. */
export const packageKind: Rule = ({ root, architecture, packages }) => {
  const wrongPackages = packages.flatMap(({ folder, dir, name }) => {
    const kinds = kindsOf(architecture, folder)
    const place = { file: `${dir}/package.json`, line: 1, path: [] }
    const found = []
    const [twin] = packages.filter((each) => each.folder === folder && each.dir !== dir)
    if (twin !== undefined) {
      found.push({
        ...place,
        message: `${dir} and ${twin.dir} are both called ${folder}.`,
        instead: 'Rename one: a package is known by its folder.',
      })
    }
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
    const promised = promisedKinds.find(([start]) => folder.startsWith(start))?.[1]
    if (promised && kinds.length > 0 && !kinds.some((kind) => promised.includes(kind))) {
      found.push({
        ...place,
        message: `${folder} is of kind ${kinds.join(', ')}, and its name promises ${promised.join(' or ')}.`,
        instead:
          'Rename the folder, or match it by that kind: the rules for slices go by the kind.',
      })
    }
    return found
  })

  const known = Object.keys(architecture.kinds)
  const folders = packages.map(({ folder }) => folder)
  const inKind = (kind: string) => ({
    file: architectureFile,
    line: architectureLine(root, ['kinds', kind]),
    path: [],
  })
  const wrongKinds = Object.entries(architecture.kinds).flatMap(
    ([kind, { packages: patterns, mayDependOn }]) => [
      ...patterns
        .filter((pattern) => !folders.some((folder) => matchesFolder(pattern, folder)))
        .map((pattern) => ({
          ...inKind(kind),
          message: `Kind ${kind} names "${pattern}", which matches no package.`,
          instead: 'Remove the pattern, or correct its spelling.',
        })),
      ...mayDependOn
        .filter((other) => !known.includes(other))
        .map((other) => ({
          ...inKind(kind),
          message: `Kind ${kind} may depend on "${other}", which is no kind.`,
          instead: `Name one of: ${known.join(', ')}.`,
        })),
    ],
  )
  return [...wrongPackages, ...wrongKinds]
}
