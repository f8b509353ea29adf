import { isUtf8 } from 'node:buffer'
import { constants } from 'node:fs'
import { open, readdir, realpath } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'

import type { SourceFile } from './schemas.ts'
import { pathPattern } from './terraform/files/path-pattern.ts'

/** Larger ones are known by their names alone. */
const maxFileBytes = 256_000
const maxBytes = 4_000_000
const maxFiles = 500
/** Folders and files that `fileset` may look at. */
const maxEntries = 5_000

export interface Room {
  /** How many files, and how large together, the project may still have. */
  readonly files: number
  readonly bytes: number
}

const functions =
  'file|filebase64|fileexists|templatefile|file(?:base64)?(?:md5|sha1|sha256|sha512)'
const folderText = String.raw`(?:"([^"\\\n]*)"|(path\.(?:module|root)))`
const namedFile = new RegExp(String.raw`\b(?:${functions})\s*\(\s*"([^"\\\n]*)"`, 'g')
const anyFileset = /\bfileset\s*\(/g
const namedFileset = new RegExp(
  String.raw`\bfileset\s*\(\s*${folderText}\s*,\s*"([^"\\\n]*)"\s*\)`,
  'g',
)

/** What one reading has found so far. */
interface Found {
  readonly root: string
  /** Real paths of the root and of the modules' folders: what may be read. */
  readonly folders: readonly string[]
  readonly room: Room
  readonly files: Map<string, SourceFile>
  bytes: number
  entries: number
  /** False when `fileset` is asked for files that were not all found. */
  complete: boolean
}

/**
 * Reads the files that `file()`, `templatefile()`, `fileset()` and the like name by a literal path, also one that begins
 * with `path.module` or `path.root`. Nothing outside of the root and of the folders of the sources is read, also not
 * through a link.
 * @param isTaken what may not be added, because its name gives it another meaning
 * @returns further files of the project, those that are too large or no text without their content
 */
export async function readNamedFiles(
  root: string,
  sources: readonly SourceFile[],
  room: Room,
  isTaken: (path: string) => boolean,
): Promise<SourceFile[]> {
  const real = await realpath(root)
  const modules = new Set(sources.map(({ path }) => posix.dirname(path)))
  const found: Found = {
    root: real,
    folders: [real, ...(await Promise.all([...modules].map((path) => realpath(join(real, path)))))],
    room: { files: Math.min(maxFiles, room.files - 1), bytes: Math.min(maxBytes, room.bytes) },
    files: new Map(),
    bytes: 0,
    entries: 0,
    complete: true,
  }
  const known = new Set(sources.map(({ path }) => posix.normalize(path)))
  /** Answers whether the file is among the project's then. */
  const add = async (path: string): Promise<boolean> => {
    if (known.has(path) || found.files.has(path)) return true
    if (isTaken(path) || found.files.size >= found.room.files) return false
    const content = await contentOf(found, path)
    if (content !== null) found.files.set(path, { path, ...content })
    return content !== null
  }
  for (const source of sources) {
    const text = source.path.endsWith('.json')
      ? source.content.replaceAll('\\"', '"')
      : source.content
    const folder = posix.dirname(source.path)
    for (const [, named = ''] of text.matchAll(namedFile)) {
      const path = pathFrom(named, folder)
      if (path !== null) await add(path)
    }
    const filesets = [...text.matchAll(namedFileset)]
    if (filesets.length < (text.match(anyFileset)?.length ?? 0)) found.complete = false
    for (const [, quoted, bare, pattern = ''] of filesets) {
      const within = pathFrom(bare === undefined ? (quoted ?? '') : `\${${bare}}`, folder)
      for (const path of await matching(found, within, pattern)) {
        found.complete = (await add(path)) && found.complete
      }
    }
  }
  const files = [...found.files.values()]
  return found.complete ? files : [...files, { path: '.', ...unread }]
}

/** The path from the root that such a text means; null when only an evaluation can tell. */
function pathFrom(text: string, folder: string): string | null {
  const plain = text
    .replace(/^\$\{\s*path\.module\s*\}/, folder)
    .replace(/^\$\{\s*path\.root\s*\}/, '.')
  const path = posix.normalize(plain)
  const absolute = path.startsWith('/') || path.startsWith('~')
  return plain === '' || plain.includes('${') || plain.includes('\0') || absolute ? null : path
}

const unread = { content: '', unread: true } as const

/** Null when it is no file of the project. */
async function contentOf(
  found: Found,
  path: string,
): Promise<Pick<SourceFile, 'content' | 'unread'> | null> {
  const real = await realpath(join(found.root, path)).catch(() => null)
  if (real === null || !found.folders.some((inside) => isInside(inside, real))) return null
  // Not blocking: what looks like a file may be a pipe that nobody writes to.
  const file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null)
  if (file === null) return null
  try {
    const status = await file.stat()
    if (!status.isFile()) return null
    if (status.size > maxFileBytes || found.bytes + status.size > found.room.bytes) return unread
    const bytes = Buffer.alloc(status.size)
    const { bytesRead } = await file.read(bytes, 0, status.size, 0)
    found.bytes += bytesRead
    const text = bytes.subarray(0, bytesRead)
    return isUtf8(text) ? { content: text.toString() } : unread
  } finally {
    await file.close()
  }
}

function isInside(root: string, real: string): boolean {
  const path = relative(root, real)
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`)
}

/** The files in a folder that a pattern names. */
async function matching(found: Found, folder: string | null, text: string): Promise<string[]> {
  const pattern = text.includes('${') ? null : pathPattern(text)
  const real = folder === null ? null : await realpath(join(found.root, folder)).catch(() => null)
  const inside =
    real !== null && found.folders.some((within) => real === within || isInside(within, real))
  if (folder === null || pattern === null || !inside) {
    found.complete = false
    return []
  }
  const deep = text.includes('/') || text.includes('**')
  const walk = async (path: string): Promise<string[]> => {
    const entries = await readdir(join(found.root, folder, path), { withFileTypes: true }).catch(
      () => [],
    )
    found.entries += entries.length
    if (found.entries > maxEntries) {
      found.complete = false
      return []
    }
    const paths: string[] = []
    for (const entry of entries) {
      const inner = posix.join(path, entry.name)
      if (entry.isDirectory()) paths.push(...(deep ? await walk(inner) : []))
      else if (pattern.test(inner)) paths.push(posix.join(folder, inner))
      // Where a link leads is not looked into, so nobody knows what is there.
      if (entry.isSymbolicLink() && deep) found.complete = false
    }
    return paths
  }
  return (await walk('.')).toSorted()
}
