/** Places of inputs or outputs that a rule is not for, as `get.graph`, each with the reason; all within them too. */
export type Exceptions = Readonly<Record<string, string>>

export function isExcepted(place: string, exceptions: Exceptions): boolean {
  return Object.keys(exceptions).some((at) => isWithin(place, at))
}

export function isWithin(place: string, at: string): boolean {
  return place === at || (place.startsWith(at) && /^[.[{]/.test(place.slice(at.length)))
}
