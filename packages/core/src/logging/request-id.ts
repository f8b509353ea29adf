import { AsyncLocalStorage } from 'node:async_hooks'

const storage = new AsyncLocalStorage<string>()

/** Runs `fn` so that every line logged inside it, however deep and however late, carries `id`. */
export function withRequestId<T>(id: string, fn: () => T): T {
  return storage.run(id, fn)
}

export function currentRequestId(): string | undefined {
  return storage.getStore()
}
