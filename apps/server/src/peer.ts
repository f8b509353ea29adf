import type { IncomingMessage } from 'node:http'

import type { Peer } from '@backarch/api'

/**
 * Who is at the other end. Behind `trustedProxies` proxies of ours, each of which appends the address it saw,
 * that is the entry which the outermost of them wrote; anything further left was written by the caller.
 */
export function peerOf(incoming: IncomingMessage, trustedProxies: number): Peer {
  const userAgent = incoming.headers['user-agent']?.slice(0, 500) ?? null
  const own = incoming.socket.remoteAddress ?? 'unknown'
  return { address: forwardedAddress(incoming, trustedProxies) ?? plainAddress(own), userAgent }
}

function forwardedAddress(incoming: IncomingMessage, trustedProxies: number): string | null {
  if (trustedProxies === 0) return null
  const header = incoming.headers['x-forwarded-for']
  const chain = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',')
  const address = chain.at(-trustedProxies)?.trim()
  return address === undefined || address === '' ? null : plainAddress(address.slice(0, 100))
}

/** IPv4 as such also where the socket speaks IPv6, so that one caller has one address. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}
