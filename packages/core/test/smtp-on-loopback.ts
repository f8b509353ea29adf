import { SMTPServer } from 'smtp-server'

import { listenOnLoopback } from './listen-on-loopback.ts'

/** An SMTP server on loopback that knows one account and keeps what it is given. */
export async function smtpOnLoopback(options: { readonly startTls: boolean }) {
  const messages: { readonly to: string[]; readonly secure: boolean; readonly content: string }[] =
    []
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: !options.startTls,
    onAuth: ({ username, password }, _session, done) => {
      const known = username === 'me@example.org' && password === 'p@ss:/word'
      done(
        known ? null : new Error('canary: unknown account'),
        known ? { user: username } : undefined,
      )
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        messages.push({ to, secure: session.secure, content: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  // A client that distrusts our certificate hangs up; that is its right.
  server.on('error', () => {})
  const port = await listenOnLoopback(server.server)
  return {
    port,
    messages,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
