import { once } from 'node:events'
import { createServer, request } from 'node:http'

/**
 * A reverse proxy that does as nginx does where nothing else is said: it collects a reply before it passes it on, unless
 * the reply asks it not to.
 */
export async function createBufferingProxy(target: string) {
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming
    const forwarded = request(new URL(url ?? '/', target), { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers)
      if (reply.headers['x-accel-buffering'] === 'no') {
        outgoing.flushHeaders()
        reply.pipe(outgoing)
        return
      }
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('end', () => outgoing.end(Buffer.concat(parts)))
    })
    forwarded.on('error', () => outgoing.destroy())
    outgoing.on('close', () => forwarded.destroy())
    incoming.pipe(forwarded)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    [Symbol.asyncDispose]: async () => {
      proxy.closeAllConnections()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}
