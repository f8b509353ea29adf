const prefixes = ['east', 'west', 'north', 'south', 'central'] as const

/** `westus2` as people write it: `West US 2`. */
export function azureRegionName(region: string): string {
  const words: string[] = []
  let rest = region
  for (let prefix = leading(rest); prefix !== undefined; prefix = leading(rest)) {
    words.push(prefix)
    rest = rest.slice(prefix.length)
  }
  const [, name = rest, number = ''] = /^([a-z]*?)(\d*)$/.exec(rest) ?? []
  const trailing = prefixes.find((prefix) => name.length > prefix.length && name.endsWith(prefix))
  const stem = trailing === undefined ? name : name.slice(0, -trailing.length)
  return [...words, stem, trailing ?? '', number]
    .filter((word) => word !== '')
    .map((word) => (/^(?:us|uk|uae)$/.test(word) ? word.toUpperCase() : capitalized(word)))
    .join(' ')
}

function leading(text: string) {
  return prefixes.find((prefix) => text.length > prefix.length && text.startsWith(prefix))
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
