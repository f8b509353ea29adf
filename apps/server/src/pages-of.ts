import { serverParts, type Features, type WebPage } from '@backarch/api'

/** The shipped features' pages by their names. Throws where two have the same. */
export function pagesOf(features: Features): ReadonlyMap<string, WebPage> {
  const pages = new Map<string, WebPage>()
  for (const feature of Object.values(features)) {
    for (const [name, page] of Object.entries(serverParts(feature).pages ?? {})) {
      if (pages.has(name)) throw new Error(`Two shipped features have a page /${name}/.`)
      pages.set(name, page)
    }
  }
  return pages
}
