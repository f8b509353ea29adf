import { connect } from 'node:net'

/** Sends bytes as they are and gives back everything that came until the server closed or `until` was seen. */
export async function rawRequest(
  url: string,
  parts: readonly (string | Uint8Array)[],
  until = /\r\n\r\n/,
): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
  let received = ''
  return new Promise((resolve) => {
    const finish = () => {
      socket.destroy()
      resolve(received)
    }
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      received += chunk
      if (until.test(received)) finish()
    })
    // A server that refuses mid-request may reset the connection: what it said before counts.
    socket.on('error', finish)
    socket.on('close', finish)
    for (const part of parts) socket.write(part)
  })
}

export function statusOf(reply: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1] ?? 0)
}

/** Sends the beginning of a request and goes away. */
export async function hangUp(url: string, start: string): Promise<void> {
  const { port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  await new Promise<void>((resolve) => {
    socket.on('error', () => resolve())
    socket.write(start, () => {
      socket.destroy()
      resolve()
    })
  })
}
