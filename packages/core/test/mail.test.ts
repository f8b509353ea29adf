import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import {
  coreEnv,
  createMailer,
  loadConfig,
  type EnvSource,
  type MailMessage,
} from '../src/index.ts'
import { capturedLog } from './captured-log.ts'
import { smtpOnLoopback } from './smtp-on-loopback.ts'

const message: MailMessage = {
  to: 'ana@example.org',
  subject: 'Grüße: your link',
  text: 'Open https://backarch.test/verify?token=verify_1',
  html: '<p>Open <a href="https://backarch.test/">it</a></p>',
}

const account = 'me%40example.org:p%40ss%3A%2Fword'

const mailer = (env: EnvSource, log = capturedLog().log) =>
  createMailer(loadConfig([coreEnv], env), log)

const overSmtp = (host: string) =>
  mailer({ SMTP_URL: `smtp://${host}`, MAIL_FROM: 'Backarch <hello@backarch.test>' })

/** 0.0.0.0 leads to this machine too, but does not say so. */
const elsewhere = (port: number, query = '') => overSmtp(`${account}@0.0.0.0:${port}${query}`)

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'core-mail-'))
  try {
    await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('in development a message becomes a private file, and the log names the file alone', async () => {
  await inFolder(async (folder) => {
    const { log, lines } = capturedLog()
    await mailer({ DATA_DIR: folder }, log).send(message)
    const [name = ''] = await readdir(join(folder, 'mail'))
    const file = join(folder, 'mail', name)
    const content = await readFile(file, 'utf8')
    expect(content).toMatch(/^From: Backarch <no-reply@localhost>\r\nTo: ana@example.org\r\n/)
    expect(content).toContain('Subject: =?UTF-8?')
    expect(content).toContain('token=verify_1')
    expect(content).toContain('text/html')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', file })
    expect(lines[0]).not.toMatch(/ana|verify_1/)
  })
})

test('with SMTP_URL a message reaches the server, signed in, with its sender', async () => {
  await using smtp = await smtpOnLoopback({ startTls: false })
  await overSmtp(`${account}@127.0.0.1:${smtp.port}`).send(message)
  expect(smtp.messages).toEqual([
    {
      to: ['ana@example.org'],
      secure: false,
      content: expect.stringContaining('hello@backarch.test'),
    },
  ])
})

test('beyond this machine mail goes out encrypted or not at all', async () => {
  await using plain = await smtpOnLoopback({ startTls: false })
  await using tls = await smtpOnLoopback({ startTls: true })
  const refused = { code: 'UNAVAILABLE', details: { reason: 'mail_unavailable' } }
  await expect(elsewhere(plain.port).send(message)).rejects.toMatchObject(refused)
  // Its certificate is nobody's.
  await expect(elsewhere(tls.port).send(message)).rejects.toMatchObject(refused)
  expect([...plain.messages, ...tls.messages]).toEqual([])
  await elsewhere(tls.port, '/?tls.rejectUnauthorized=false').send(message)
  await elsewhere(plain.port, '/?requireTLS=false').send(message)
  expect([...tls.messages, ...plain.messages].map(({ secure }) => secure)).toEqual([true, false])
})

test('ER1 a server that is down or refuses the account is unavailable in words without secrets', async () => {
  await using smtp = await smtpOnLoopback({ startTls: false })
  for (const host of ['127.0.0.1:1', `me:wrong@127.0.0.1:${smtp.port}`]) {
    const error = await overSmtp(host)
      .send(message)
      .catch((cause: unknown) => cause)
    expect(error).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'The message could not be sent: try again in a moment.',
    })
    const { log, lines } = capturedLog()
    log.error({ error }, 'mail failed')
    expect(lines.join('')).not.toMatch(/wrong|ana@example/)
  }
})

test('a second header or a second recipient cannot be smuggled in', async () => {
  await inFolder(async (folder) => {
    const { send } = mailer({ DATA_DIR: folder })
    const addresses = [
      'a@example.org\r\nBcc: b@example.org',
      'a@example.org, b@example.org',
      'a@example.org;b@example.org',
      'A <a@example.org>',
      '"a@b"@example.org',
      'a@example.org\0',
      'a@b@example.org',
      'a @example.org',
      'example.org',
      '',
    ]
    for (const to of addresses) {
      await expect(send({ ...message, to }), to).rejects.toMatchObject({ code: 'VALIDATION' })
    }
    for (const subject of ['x\r\nBcc: b@example.org', 'x\ny', 'x\ry', 'x\u2028y', 'x\0y']) {
      await expect(send({ ...message, subject })).rejects.toMatchObject({ code: 'VALIDATION' })
    }
    await expect(readdir(join(folder, 'mail'))).rejects.toThrow('ENOENT')
  })
})

test('in production without SMTP_URL sending fails and says what to set', async () => {
  await expect(mailer({ NODE_ENV: 'production' }).send(message)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('set SMTP_URL and MAIL_FROM'),
  })
})
