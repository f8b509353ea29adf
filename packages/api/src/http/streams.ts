const retryAfterMs = 500

/**
 * Ends an event stream when `stopping` aborts, in the way that makes its client connect again (to another
 * replica) and resume: a `retry` field, then the end, without tRPC's `return` event. `onLeave` is called when
 * the client goes away first.
 */
export function endWhenStopping(
  response: Response,
  stopping: AbortSignal,
  onLeave: () => void,
): Response {
  const { body } = response
  if (body === null) return response
  const reader = body.getReader()
  let stop: (() => void) | undefined
  const stopped = new Promise<'stopped'>((resolve) => {
    stop = () => resolve('stopped')
    if (stopping.aborted) stop()
    else stopping.addEventListener('abort', stop, { once: true })
  })
  const forget = () => {
    if (stop) stopping.removeEventListener('abort', stop)
  }
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await Promise.race([stopped, reader.read()])
      if (next === 'stopped') {
        controller.enqueue(new TextEncoder().encode(`retry: ${retryAfterMs}\n\n`))
        controller.close()
        await reader.cancel()
      } else if (next.done) {
        forget()
        controller.close()
      } else {
        controller.enqueue(next.value)
      }
    },
    async cancel(reason) {
      forget()
      onLeave()
      await reader.cancel(reason)
    },
  })
  return new Response(stream, { status: response.status, headers: response.headers })
}
