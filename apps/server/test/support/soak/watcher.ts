import { openStream, messagesOf } from '../event-stream.ts'

/** Somebody who has the diagram open, comes back whenever the stream breaks, and notes every version they are told. */
export function startWatcher(options: {
  readonly urlOf: () => string
  readonly headers: Readonly<Record<string, string>>
  readonly ref: Readonly<Record<string, string>>
}) {
  const versions: number[] = []
  const problems: string[] = []
  const over = new AbortController()
  let leave: () => void = () => {}

  async function watchOnce(): Promise<void> {
    const lastEventId = String(versions.at(-1) ?? 1)
    const input = { ...options.ref, lastEventId }
    const stream = await openStream(options.urlOf(), 'canvas.changes', {
      input,
      headers: options.headers,
    })
    leave = stream.leave
    if (over.signal.aborted) leave()
    await stream.ended
    for (const { id, data } of messagesOf(stream)) {
      if (id === null) problems.push(data)
      else versions.push(Number(id))
    }
  }

  const done = (async () => {
    while (!over.signal.aborted) {
      await watchOnce().catch(() => new Promise((resolve) => setTimeout(resolve, 50)))
    }
  })()
  return {
    versions,
    problems,
    /** Lets go of a stream, as a network does. */
    drop: () => leave(),
    end: async () => {
      over.abort()
      leave()
      await done
    },
  }
}
