import type { Context } from '@backarch/api'

/**
 * Deletes from the store at once what is condemned. When it fails, or somebody writes to such a key once more, a sweep does:
 * the rows stay until then.
 */
export async function discard(
  { storage, log }: Context,
  objects: readonly { readonly key: string }[],
): Promise<void> {
  try {
    for (const { key } of objects) await storage.delete(key)
  } catch (err) {
    log.warn({ err }, 'files are left for the next sweep')
  }
}
