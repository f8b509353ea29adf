import type { PriceFile } from './catalog-schema.ts'
import { nearestName } from './nearest-name.ts'

/** Says that a region or a key is one that nobody knows; null when it is known, or nothing tells. */
export interface UnknownNames {
  readonly region: (service: string, region: string) => string | null
  readonly key: (service: string, product: string, key: string) => string | null
}

interface ServiceNames {
  readonly regions: ReadonlySet<string>
  /** Of all products. */
  readonly keys: ReadonlySet<string>
  readonly keysOf: ReadonlyMap<string, ReadonlySet<string>>
  /** The words that its keys are made of. */
  readonly words: ReadonlySet<string>
}

const providers: Readonly<Record<string, string>> = {
  aws: 'AWS',
  azure: 'Azure',
  google: 'Google Cloud',
}

/** Regions that there are, and that no figure of the catalog is for. */
const withoutPrices: Readonly<Record<string, RegExp>> = {
  aws: /^(?:cn-(?:north|northwest)-1|us-isob?-(?:east|west)-1|ap-southeast-6|ap-east-2|eusc-de-east-1)$/,
  azure:
    /^(?:china(?:east|north)[23]?|usgov\w+|usdod\w+|usnat\w+|ussec\w+|belgiumcentral|denmarkeast)$/,
  google: /^(?:nam\d+|eur\d+|asia\d*|eu|us|in|ca|europe)$/,
}

/** With so many names of one product, the one that is missing is most likely mistyped. */
const manyNames = 100

/**
 * @param namesIn what is known of a service, or nothing
 * @param regionsOf every region of a provider for which there is any figure
 */
export function unknownNames(
  namesIn: (service: string) => PriceFile | null,
  regionsOf: (provider: string) => ReadonlySet<string>,
): UnknownNames {
  const services = new Map<string, ServiceNames>()
  const namesOf = (service: string): ServiceNames => {
    const found = services.get(service) ?? collect(namesIn(service))
    services.set(service, found)
    return found
  }
  return {
    region: (service, region) => {
      const [provider = ''] = service.split('.')
      const name = providers[provider]
      if (name === undefined || namesOf(service).regions.has(region)) return null
      const regions = regionsOf(provider)
      if (regions.has(region) || withoutPrices[provider]?.test(region) === true) return null
      const meant = nearestName(region, regions)
      return `${region} is no region of ${name} that the catalog knows${question(meant)}`
    },
    key: (service, product, key) => {
      const { keys, keysOf, words } = namesOf(service)
      const names = keysOf.get(product)
      if (names === undefined || keys.has(key)) return null
      const many = names.size >= manyNames
      // A short list does not hold all that there is: only a word that nothing else uses is mistyped.
      if (!many && wordsOf(key).every((word) => words.has(word))) return null
      const meant = nearestName(key, names)
      return meant === null && !many ? null : `${key} is not in the catalog${question(meant)}`
    },
  }
}

function question(meant: string | null): string {
  return meant === null ? '' : `; did you mean ${meant}?`
}

function collect(file: PriceFile | null): ServiceNames {
  const regions = new Set<string>()
  const keysOf = new Map<string, Set<string>>()
  for (const { region, product, figures } of file?.blocks ?? []) {
    regions.add(region)
    const keys = keysOf.get(product) ?? new Set()
    for (const key of Object.keys(figures)) keys.add(key)
    keysOf.set(product, keys)
  }
  const keys = new Set([...keysOf.values()].flatMap((names) => [...names]))
  return { regions, keys, keysOf, words: new Set([...keys].flatMap(wordsOf)) }
}

/** Runs of three letters and more; shorter ones are families of machines, of which there are always new ones. */
function wordsOf(key: string): string[] {
  return key.toLowerCase().match(/[a-z]{3,}/g) ?? []
}
