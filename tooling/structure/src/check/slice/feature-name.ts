import { camelCase } from '../../words.ts'

/** What a feature's folder calls it in code: `features-sticky-notes` → `stickyNotes`. */
export function featureNameOf(folder: string): string {
  return camelCase(folder.replace(/^features-/, ''))
}
