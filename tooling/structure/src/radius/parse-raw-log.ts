import { isUtf8 } from 'node:buffer'

export interface Commit {
  /** Author date, seconds since 1970. */
  readonly time: number
  readonly hash: string
  readonly parents: number
  readonly changes: readonly Change[]
}

export interface Change {
  /** The new path of what was renamed. Bytes that are no UTF-8 stand as `\xe9`. */
  readonly path: string
  /** The old path of what was renamed. */
  readonly from?: string
  /** An ordinary file: no symbolic link and no submodule, neither before nor after. */
  readonly isFile: boolean
  /** Moved, and not a byte of it changed. */
  readonly isPureRename: boolean
}

/** Git's format for the line above each commit's changes. */
export const headerFormat = '%H %at %P'

const NUL = 0
const missing = '000000'

/** Commits out of `git log -z --raw --no-abbrev`, as its bytes come in. */
export async function* parseRawLog(chunks: AsyncIterable<Buffer>): AsyncGenerator<Commit> {
  let commit: (Commit & { readonly changes: Change[] }) | null = null
  let raw: Raw | null = null
  let from: string | null = null
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk])
    let start = 0
    for (let end = bytes.indexOf(NUL); end !== -1; end = bytes.indexOf(NUL, start)) {
      const field = bytes.subarray(start, end)
      start = end + 1
      if (raw !== null && isRename(raw) && from === null) from = decodePath(field)
      else if (raw !== null) {
        commit?.changes.push(change(raw, decodePath(field), from))
        raw = from = null
      } else {
        // Git puts an empty line between a commit and its changes.
        const text = field.toString('latin1').trim()
        if (text.startsWith(':')) raw = text.slice(1).split(' ')
        else if (text !== '') {
          if (commit !== null) yield commit
          commit = header(text)
        }
      }
    }
    rest = bytes.subarray(start)
  }
  if (commit !== null) yield commit
}

function header(text: string): Commit & { readonly changes: Change[] } {
  const [hash = '', time = '', ...parents] = text.split(' ')
  return { hash, time: Number(time), parents: parents.length, changes: [] }
}

type Raw = readonly string[]

function isRename([, , , , status = '']: Raw): boolean {
  return status.startsWith('R')
}

function change(raw: Raw, path: string, from: string | null): Change {
  const [oldMode = '', newMode = '', oldBlob, newBlob] = raw
  return {
    path,
    ...(from === null ? {} : { from }),
    isFile: isFileMode(oldMode) && isFileMode(newMode),
    isPureRename: isRename(raw) && oldBlob === newBlob,
  }
}

function isFileMode(mode: string): boolean {
  return mode === missing || mode.startsWith('100')
}

/** Two paths that differ in their bytes differ here: a decoder's replacement character would merge them. */
function decodePath(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  return bytes
    .toString('latin1')
    .replaceAll(
      /[\u0080-\u00FF]/g,
      (byte) => String.raw`\x` + byte.charCodeAt(0).toString(16).padStart(2, '0'),
    )
}
