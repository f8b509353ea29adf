import { readdirSync, readFileSync } from 'node:fs'

import {
  catalogHeadSchema,
  priceFileSchema,
  priceSourcesSchema,
  type PriceFile,
  type PriceSource,
} from './catalog-schema.ts'

/** Figures with their sources. */
export interface Catalog {
  /** ISO date of its newest figure. */
  readonly date: string
  readonly sources: Readonly<Record<string, PriceSource>>
  /** In alphabetical order. */
  readonly services: readonly string[]
  /** Everything that is known about one of `services`. */
  readonly file: (service: string) => PriceFile
  /** Every region of a provider for which there is any figure. */
  readonly regionsOf: (provider: string) => ReadonlySet<string>
}

const folder = new URL('../../catalog/', import.meta.url)
const headFile = 'catalog.json'
const sourcesFile = 'sources.json'

function readText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

function readJson(name: string): unknown {
  return JSON.parse(readText(name))
}

/**
 * The bundled `catalog` folder. A service's file is read when it is asked for: nobody needs all of them, and all of
 * them are megabytes. Throws when a file breaks the format: that is a defect of ours.
 */
export function openCatalog(): Catalog {
  const services = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== headFile && name !== sourcesFile)
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted()
  return {
    date: catalogHeadSchema.parse(readJson(headFile)).date,
    sources: priceSourcesSchema.parse(readJson(sourcesFile)),
    services,
    file: (service) => priceFileSchema.parse(readJson(`${service}.json`)),
    // From the texts: this is asked for a region that nobody knows, and parsing all of them takes long.
    regionsOf: (provider) =>
      new Set(
        services
          .filter((service) => service.startsWith(`${provider}.`))
          .flatMap((service) => [
            ...readText(`${service}.json`).matchAll(/"region": "([a-z][a-z0-9-]+)"/g),
          ])
          .map(([, region = '']) => region),
      ),
  }
}
