import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

import { newId } from '../ids.ts'
import type { Logger } from '../logging/logger.ts'
import { envelope } from './envelope.ts'
import type { Mailer } from './mailer.ts'

/** Writes every message as an `.eml` file that a mail program opens, and logs the file's name. */
export function fileMailer(options: {
  readonly folder: string
  readonly from: string
  readonly log: Logger
}): Mailer {
  return {
    send: async (message) => {
      const mail = envelope(message, options.from)
      const { createTransport } = await import('nodemailer')
      const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
      const { message: content } = await transport.sendMail(mail)
      const folder = resolve(options.folder)
      // A message may hold a sign-in link: for this user's eyes only.
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${newId()}.eml`)
      await writeFile(file, content, { mode: 0o600 })
      options.log.info({ file }, 'mail written to a file')
    },
  }
}
