import { isIP } from 'node:net'

import ipaddr from 'ipaddr.js'

/** What stands for a caller in a count, as bytes in hexadecimal: every spelling of an address gives the same. */
export interface PeerNetworks {
  readonly address: string
  /** IPv4 /24, IPv6 /64: the least that a household or a rented machine is given. */
  readonly network: string
}

/** Whatever is no IP address is taken for one and the same caller, so that no invented text is worth anything. */
const unrecognised: PeerNetworks = { address: 'unknown', network: 'unknown' }

/** An IPv4 address written as IPv6 (`::ffff:192.0.2.1`) is that IPv4 address; a zone (`%eth0`) tells nobody apart. */
export function peerNetworks(address: string): PeerNetworks {
  if (isIP(address) === 0) return unrecognised
  const bytes = Buffer.from(ipaddr.process(address).toByteArray())
  const network = bytes.subarray(0, bytes.length === 4 ? 3 : 8)
  return { address: bytes.toString('hex'), network: network.toString('hex') }
}
