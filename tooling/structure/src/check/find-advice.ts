import { promotionsOf } from '../promotion/promotions-of.ts'
import { architectureFile, kindsOf } from '../workspace/architecture.ts'
import { type Reference, references } from '../workspace/edges.ts'
import type { Package } from '../workspace/package.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Advice } from './advice.ts'
import { partOf } from './slice/slice.ts'

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
        return promotions(feature, uses)
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
function promotions({ folder, dir, files }: Package, imports: readonly Reference[]): Advice[] {
  const service = files.filter(({ path }) => partOf(path, dir) === 'service')
  return promotionsOf({
    slice: folder,
    uses: imports.map(({ from, names }) => ({ by: from.folder, names })),
    service: service.map(({ path, lines }) => ({ path: path.slice(dir.length + 1), lines })),
  }).map(({ reason, moves }) => ({
    about: 'promotion',
    path: [folder],
    message: reason,
    instead: `A services-* package would take ${moves}.`,
  }))
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
