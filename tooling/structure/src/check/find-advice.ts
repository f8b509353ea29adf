import { architectureFile, kindsOf } from '../workspace/architecture.ts'
import { type Reference, references } from '../workspace/edges.ts'
import type { Package } from '../workspace/package.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Advice } from './advice.ts'
import { partOf } from './slice/slice.ts'

const longService = 500
const manyImporters = 2
/** Started, not imported. */
const ends = ['app', 'scripts', 'tooling']

/** What is worth a thought: never an error, and no part of `verify`. */
export function findAdvice(workspace: Workspace): Advice[] {
  const { architecture, packages } = workspace
  const isOf = (folder: string, kind: string) => kindsOf(architecture, folder).includes(kind)
  const imports = references(workspace).filter(
    ({ from, to, entry }) => from !== to && entry !== null,
  )
  return [
    ...packages
      .filter(({ folder }) => isOf(folder, 'feature'))
      .flatMap((feature) => {
        const uses = imports.filter(({ from, to, isTest }) => {
          return to === feature && isOf(from.folder, 'feature') && !isTest
        })
        return promotion(feature, uses)
      }),
    ...packages
      .filter(({ folder }) => !ends.some((kind) => isOf(folder, kind)))
      .filter((each) => !imports.some(({ to }) => to === each))
      .map(({ folder }) => ({
        about: 'unimported-package' as const,
        path: [folder],
        message: `No package imports ${folder}.`,
        instead: 'Ship or use it, or remove the package.',
      })),
    ...architecture.edges.flatMap(({ from, to }) => {
      const uses = imports.filter((each) => each.from.folder === from && each.to.folder === to)
      return oneName(from, to, uses)
    }),
  ]
}

/** A feature that others lean on, or whose service has grown, may have a service inside it. */
function promotion({ folder, dir, files }: Package, uses: readonly Reference[]): Advice[] {
  const importers = [...new Set(uses.map(({ from }) => from.folder))].toSorted()
  const service = files.filter(({ path }) => partOf(path, dir) === 'service')
  const lines = service.reduce((sum, file) => sum + file.lines, 0)
  const found: Advice[] = []
  if (importers.length >= manyImporters) {
    const names = [...new Set(uses.flatMap((each) => each.names))].toSorted()
    found.push({
      about: 'promotion',
      path: [folder],
      message: `${importers.length} features import ${folder}: ${importers.join(', ')}.`,
      instead: `A services-* package would take: ${names.join(', ')}.`,
    })
  }
  if (lines > longService) {
    const biggest = service.toSorted((a, b) => b.lines - a.lines).slice(0, 3)
    const list = biggest.map((file) => `${file.path.slice(dir.length + 1)} (${file.lines})`)
    found.push({
      about: 'promotion',
      path: [folder],
      message: `The service of ${folder} has ${lines} lines; ${longService} is where it may hold a service of its own.`,
      instead: `Of a services-* package, the first parts would be: ${list.join(', ')}.`,
    })
  }
  return found
}

function oneName(from: string, to: string, uses: readonly Reference[]): Advice[] {
  const [name, another] = new Set(uses.flatMap(({ names }) => names))
  if (name === undefined || name === '*' || another !== undefined) return []
  return [
    {
      about: 'one-name-edge',
      path: [from, to],
      message: `The edge ${from} → ${to} is there for one name: ${name}.`,
      instead: `If ${from} can be handed what ${name} gives, the edge in ${architectureFile} goes.`,
    },
  ]
}
