import { isIP } from 'node:net'

/**
 * Whether a `Host` header names this machine in a way that nobody else can: a page may point a name of its own at
 * 127.0.0.1 and would then share its origin with this server, but not `localhost`, and not an address.
 */
export function isOwnName(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d*$/, '').toLowerCase()
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  return isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
}

/** Whether only this machine can reach a server that listens on `address`. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address)
}
