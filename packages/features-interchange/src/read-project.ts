import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, posix } from 'node:path'

import { readNamedFiles } from './read-named-files.ts'
import type { SourceFile } from './schemas.ts'
import { isConfigurationFile, isShownFile } from './terraform/files/file-names.ts'
import { refusal } from './terraform/files/refuse.ts'

const maxBytes = 10_000_000
const maxFiles = 2_000

/** What a project is read into. */
interface Reading {
  /** As the caller wrote it: what messages name. */
  readonly root: string
  readonly files: SourceFile[]
  readonly visited: Set<string>
  bytes: number
}

/**
 * Reads a Terraform project from the disk: the `.tf` and `.tf.json` files of a folder, its `terraform.tfvars`
 * and `*.auto.tfvars` (also `.json`), and the folders of every local module that they reach, also outside of
 * it (`../modules/x`). A path to one file reads that file and the modules it names, and nothing beside it; that file may
 * also be a plan or a state, as `terraform show -json` prints it. The files that its functions name follow.
 * @returns files with paths relative to the folder
 * @throws AppError VALIDATION naming the path: it cannot be read, has no Terraform files, or is too large.
 */
export async function readTerraformProject(path: string): Promise<SourceFile[]> {
  const status = await stat(path).catch(failure(path))
  const folder = status.isDirectory()
  const isPlan = !folder && isShownFile(basename(path))
  if (!folder && !isPlan && !isConfiguration(basename(path))) {
    throw refusal(
      'unreadable',
      `${path} is not a Terraform file (.tf or .tf.json), nor a plan or state that terraform show -json has printed (.json).`,
    )
  }
  const root = folder ? path : dirname(path)
  const names = folder ? (await namesIn(root)).filter(isProjectFile) : [basename(path)]
  if (!isPlan && !names.some(isConfiguration)) {
    throw refusal('empty_project', `There is no .tf file in ${path}.`)
  }
  const reading: Reading = { root, files: [], visited: new Set(['.']), bytes: 0 }
  if (isPlan) return [await readSource(reading, basename(path))]
  await readFolder(reading, '.', names, [await realpath(root)])
  // A file of these names would be taken for a part of the configuration.
  const isTaken = (named: string) => isProjectFile(basename(named))
  const room = { files: maxFiles - reading.files.length, bytes: maxBytes - reading.bytes }
  return [...reading.files, ...(await readNamedFiles(root, reading.files, room, isTaken))]
}

/** Reads these files of one folder, then the folders that they name as module sources. */
async function readFolder(
  reading: Reading,
  folder: string,
  names: readonly string[],
  chain: readonly string[],
): Promise<void> {
  const sources = new Set<string>()
  for (const name of names) {
    const file = await readSource(reading, posix.join(folder, name))
    reading.files.push(file)
    for (const source of localSources(file)) sources.add(posix.join(folder, source))
  }
  for (const source of [...sources].map(withoutEndSlash)) {
    if (reading.visited.has(source)) continue
    reading.visited.add(source)
    const path = join(reading.root, source)
    const real = await realpath(path).catch(() => null)
    // Text that only looks like a module's source, or a module that is missing: the import says which.
    const inner = real === null ? [] : (await namesIn(path).catch(() => [])).filter(isConfiguration)
    if (real === null || inner.length === 0) continue
    if (chain.includes(real)) {
      throw refusal(
        'module_cycle',
        `${path} leads back to a folder that contains it; remove the link or the module.`,
      )
    }
    await readFolder(reading, source, inner, [...chain, real])
  }
}

async function readSource(reading: Reading, relative: string): Promise<SourceFile> {
  const path = join(reading.root, relative)
  const status = await stat(path).catch(failure(path))
  if (!status.isFile()) throw refusal('unreadable', `${path} is not a file.`)
  if (status.size > maxBytes) {
    throw refusal('too_large', `${path} is larger than ${maxBytes / 1_000_000} MB.`)
  }
  reading.bytes += status.size
  if (reading.bytes > maxBytes) {
    throw refusal(
      'too_large',
      `The project in ${reading.root} is larger than ${maxBytes / 1_000_000} MB.`,
    )
  }
  if (reading.files.length >= maxFiles) {
    throw refusal('too_large', `The project in ${reading.root} has more than ${maxFiles} files.`)
  }
  return { path: relative, content: await readFile(path, 'utf8').catch(failure(path)) }
}

/** Names in a fixed order, so that the same folder always gives the same diagram. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(failure(folder))
  // A folder may be called `x.tf`; Terraform does not take it for a file.
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
}

function failure(path: string) {
  return (error: unknown): never => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
    const why =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'EACCES'
          ? 'may not be read'
          : 'cannot be read'
    throw refusal('unreadable', `${path} ${why}.`)
  }
}

function isConfiguration(name: string): boolean {
  return !name.startsWith('.') && isConfigurationFile(name)
}

function isProjectFile(name: string): boolean {
  return isConfiguration(name) || /^(?:terraform|.*\.auto)\.tfvars(?:\.json)?$/.test(name)
}

/** Everything that may be a module's source. Reading a folder too many is harmless; parsing twice is slow. */
function localSources(file: SourceFile): string[] {
  const pattern = /\bsource"?\s*[=:]\s*"(\.\.?(?:\/[^"$\n]*)?)"/g
  return [...file.content.matchAll(pattern)].map((match) => match[1] ?? '.')
}

function withoutEndSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}
