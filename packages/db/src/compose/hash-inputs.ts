import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * Hex SHA-256 of what decides an outcome: the values given, Prisma's version, and the code in the folders, so
 * that what an older version of the code found is not taken for true.
 */
export async function hashInputs(values: unknown, codeFolders: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(values))
  hash.update(await readFile(prismaPackage()))
  for (const folder of codeFolders) {
    for (const file of (await readdir(folder)).toSorted()) {
      hash.update(await readFile(join(folder, file)))
    }
  }
  return hash.digest('hex')
}

export function prismaPackage(): string {
  return createRequire(import.meta.url).resolve('prisma/package.json')
}
