import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a database that can be cut and mended, on one port throughout. */
export async function createLink(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const open = new Set<Socket>()
  const link = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.on('error', () => {})
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  const listen = async (port: number) => {
    link.listen(port, '127.0.0.1')
    await once(link, 'listening')
  }
  const cut = async () => {
    if (!link.listening) return
    const closed = once(link, 'close')
    link.close()
    for (const socket of open) socket.destroy()
    await closed
  }
  await listen(0)
  const address = link.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const url = new URL(databaseUrl)
  url.port = String(port)
  return { url: url.href, cut, mend: () => listen(port), [Symbol.asyncDispose]: cut }
}
