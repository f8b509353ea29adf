/** What a feature's folder calls it in code: `features-sticky-notes` → `stickyNotes`. */
export function featureNameOf(folder: string): string {
  return folder
    .replace(/^features-/, '')
    .replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
