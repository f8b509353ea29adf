interface Folder {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
}

/** The folders around a folder, from the inside to the top. */
export function foldersAround<F extends Folder>(folders: readonly F[], id: string | null): F[] {
  const byId = new Map(folders.map((folder) => [folder.id, folder]))
  const around: F[] = []
  let folder = id === null ? undefined : byId.get(id)
  // Never more than there are, so that nothing runs for ever.
  while (folder && around.length < folders.length) {
    around.push(folder)
    folder = folder.parentId === null ? undefined : byId.get(folder.parentId)
  }
  return around
}

/** A folder and all in it, level by level. */
export function levelsOf<F extends Folder>(folders: readonly F[], root: F): F[][] {
  const inside = Map.groupBy(folders, ({ parentId }) => parentId)
  const levels: F[][] = []
  let level = [root]
  while (level.length > 0 && levels.length < folders.length) {
    levels.push(level)
    level = level.flatMap(({ id }) => inside.get(id) ?? [])
  }
  return levels
}

/** Names that a reader takes for the same. */
export function isSameName(one: string, other: string): boolean {
  const key = (name: string) => name.normalize('NFKC').trim().toLowerCase()
  return key(one) === key(other)
}

/** The name, or the first of `name (2)`, `name (3)`, … that none of the others has. */
export function freeName(name: string, others: readonly string[], maxLength: number): string {
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` (${count})`
    const candidate = `${cut(name, maxLength - suffix.length)}${suffix}`
    if (!others.some((other) => isSameName(other, candidate))) return candidate
  }
}

/** At most so many UTF-16 units, and no half of a character. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed() === text.slice(0, length)
    ? text.slice(0, length)
    : text.slice(0, length - 1)
}
