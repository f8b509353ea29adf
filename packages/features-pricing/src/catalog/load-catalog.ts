import { readdirSync, readFileSync } from 'node:fs'

import {
  priceFileSchema,
  priceSourcesSchema,
  type PriceFile,
  type PriceSource,
} from './catalog-schema.ts'

/** Figures with their sources; `files` in the order of their names. */
export interface Catalog {
  readonly sources: Readonly<Record<string, PriceSource>>
  readonly files: readonly PriceFile[]
}

const folder = new URL('../../catalog/', import.meta.url)
const sourcesFile = 'sources.json'

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
}

/** Reads every file of the bundled `catalog` folder. Throws when one breaks the format: that is a defect of ours. */
export function loadCatalog(): Catalog {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== sourcesFile)
    .toSorted()
  return {
    sources: priceSourcesSchema.parse(readJson(sourcesFile)),
    files: names.map((name) => priceFileSchema.parse(readJson(name))),
  }
}
