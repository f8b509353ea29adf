import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What one package brings to the database: its models, and the folder its SQL history lives in. */
export interface ModelSource {
  /** Folder name under `packages/`, e.g. `features-notes`. */
  readonly packageName: string
  /** Absolute path of the package. */
  readonly folder: string
  /** Text of `models.prisma`; null when the package has a history but no models any more. */
  readonly models: string | null
}

/** `packages/` of the workspace this file belongs to. */
const workspacePackages = join(import.meta.dirname, '..', '..', '..')

/** Every package that owns tables, sorted by name. The list comes from the folders, never from a hand-kept list. */
export async function readModelSources(
  packagesFolder: string = workspacePackages,
): Promise<ModelSource[]> {
  const entries = await readdir(packagesFolder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const sources = await Promise.all(
    names.toSorted().map(async (packageName) => {
      const folder = join(packagesFolder, packageName)
      const inside = await readdir(folder)
      if (!inside.includes('models.prisma') && !inside.includes('migrations')) return []
      const models = inside.includes('models.prisma')
        ? await readFile(join(folder, 'models.prisma'), 'utf8')
        : null
      return [{ packageName, folder, models }]
    }),
  )
  return sources.flat()
}
