import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface RunningProvider extends AsyncDisposable {
  readonly issuer: string
}

/** Starts the provider as a process of its own, for one redirect URI. Dispose it. */
export async function runProvider(redirectUri: string): Promise<RunningProvider> {
  const file = join(import.meta.dirname, '../../test/children/run-provider.ts')
  const child = spawn(process.execPath, [file, redirectUri], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const exit = once(child, 'close')
  for (;;) {
    const issuer = /^issuer (\S+)$/m.exec(printed)?.[1]
    if (issuer !== undefined) {
      const stop = async (): Promise<void> => {
        child.kill('SIGKILL')
        await exit
      }
      return { issuer, [Symbol.asyncDispose]: stop }
    }
    const ended = await Promise.race([once(child.stdout, 'data').then(() => false), exit])
    if (ended !== false) throw new Error(`The provider ended: ${printed}`)
  }
}

/** What a server is told so that people sign in with that provider. */
export function envFor(issuer: string) {
  return {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'backarch',
    OIDC_CLIENT_SECRET: 'a secret of the test alone',
    OIDC_LABEL: 'Test provider',
  }
}
