import { serverParts, type Features, type ServerParts } from '@backarch/api'

/** The one shipped feature's `authenticate`; undefined when none is shipped, and then every caller is anonymous. */
export function authenticatorOf(features: Features): ServerParts['authenticate'] {
  const found = Object.values(features).filter((feature) => serverParts(feature).authenticate)
  if (found.length > 1) {
    const names = found.map((feature) => feature.name).join(' and ')
    throw new Error(`${names} both authenticate callers: ship one of them.`)
  }
  return found[0] && serverParts(found[0]).authenticate
}
