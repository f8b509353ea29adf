import type { IncomingMessage } from 'node:http'
import { isIP, SocketAddress } from 'node:net'

import type { Peer } from '@backarch/api'

/**
 * Who is at the other end. Behind `trustedProxies` proxies of ours, each of which appends the address it saw,
 * that is the entry which the outermost of them wrote; anything further left was written by the caller.
 * Where there is no such entry, or no IP address in it, it is the connection's own.
 */
export function peerOf(incoming: IncomingMessage, trustedProxies: number): Peer {
  const userAgent = incoming.headers['user-agent']?.slice(0, 500) ?? null
  const own = incoming.socket.remoteAddress ?? ''
  const address = plainAddress(forwardedEntry(incoming, trustedProxies)) ?? plainAddress(own)
  return { address: address ?? 'unknown', userAgent }
}

function forwardedEntry(incoming: IncomingMessage, trustedProxies: number): string {
  if (trustedProxies === 0) return ''
  // Node joins headers of this name in the order in which they came.
  const header = incoming.headers['x-forwarded-for']
  const chain = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',')
  return withoutPort(chain.at(-trustedProxies)?.trim() ?? '')
}

/** Some proxies write the port as well: `203.0.113.9:5678`, `[2001:db8::9]:443`. */
function withoutPort(entry: string): string {
  const parts = /^(?:\[(?<v6>[^\]]*)\]|(?<v4>[\d.]+))(?::\d{1,5})?$/.exec(entry)?.groups
  return parts?.['v6'] ?? parts?.['v4'] ?? entry
}

/**
 * The one spelling of an IP address, so that one caller has one address: lower case, zeros shortened, no zone, and
 * IPv4 as such also where the socket speaks IPv6. Null for what is no IP address.
 */
function plainAddress(text: string): string | null {
  const version = isIP(text)
  if (version === 0) return null
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const { address } = new SocketAddress({ address: text, family })
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}
