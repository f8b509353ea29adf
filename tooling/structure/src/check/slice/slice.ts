import { kindsOf } from '../../workspace/architecture.ts'
import type { Package } from '../../workspace/package.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** The kinds whose packages own tables and rules, laid out alike: features, promoted services, orchestrators. */
const sliceKinds = ['feature', 'service', 'orchestrator']

export function slices({ architecture, packages }: Workspace): Package[] {
  return packages.filter(({ folder }) =>
    kindsOf(architecture, folder).some((kind) => sliceKinds.includes(kind)),
  )
}

/** The driver, Prisma, or the client it generates: each reaches every table. */
export function isWholeDatabase(specifier: string): boolean {
  return /^(@prisma\/.+|pg)(\/|$)|\/generated\/client\//.test(specifier)
}

/** The part of a slice that a file is or lies in: `repo` for `src/repo.ts` and `src/repo/find-note.ts`. */
export function partOf(path: string, dir: string): string | null {
  if (!path.startsWith(`${dir}/src/`)) return null
  const inside = path.slice(`${dir}/src/`.length)
  return /^([^/.]+)(\.[cm]?[jt]sx?$|\/|$)/.exec(inside)?.[1] ?? null
}
