import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Context } from '@backarch/api'
import { coreEnv } from '@backarch/core'

/** The texts of the mails that an address got, the oldest first. */
export async function mailsTo(ctx: Context, address: string): Promise<readonly string[]> {
  const folder = join(ctx.config.get(coreEnv).DATA_DIR, 'mail')
  const files = (await readdir(folder).catch((): string[] => [])).toSorted((one, other) =>
    one < other ? -1 : 1,
  )
  const mails = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return mails.filter((mail) => mail.includes(`\r\nTo: ${address}\r\n`)).map(decode)
}

/** The token in the newest mail to an address. */
export async function mailedToken(ctx: Context, address: string): Promise<string> {
  const [token] = /(?<=#token=)\S+/.exec((await mailsTo(ctx, address)).at(-1) ?? '') ?? []
  if (token === undefined) throw new Error(`No mail with a token came to ${address}.`)
  return token
}

/** Quoted-printable (RFC 2045). */
function decode(mail: string): string {
  const bytes = mail
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
