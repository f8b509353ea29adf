import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'

export interface StreamEvent {
  readonly event: string
  readonly id: string | null
  readonly data: string
}

export interface EventStream {
  readonly headers: IncomingMessage['headers']
  readonly status: number
  /** Everything that has come so far. */
  readonly events: readonly StreamEvent[]
  /** Resolves when the server, or `leave`, has ended the stream. */
  readonly ended: Promise<void>
  readonly leave: () => void
}

/** Opens a subscription over HTTP, on a connection of its own, and reads what comes. */
export async function openStream(
  url: string,
  path: string,
  {
    input,
    headers,
  }: { readonly input: unknown; readonly headers: Readonly<Record<string, string>> },
): Promise<EventStream> {
  const query = encodeURIComponent(JSON.stringify({ json: input }))
  const target = `${url}/v1/trpc/${path}?input=${query}`
  const request = get(target, {
    headers: { accept: 'text/event-stream', ...headers },
    agent: false,
  })
  const [response]: IncomingMessage[] = await once(request, 'response')
  if (!response) throw new Error('There was no response.')
  const events: StreamEvent[] = []
  let rest = ''
  response.setEncoding('utf8').on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() ?? ''
    events.push(...blocks.map(toEvent))
  })
  response.on('error', () => {})
  request.on('error', () => {})
  const ended = new Promise<void>((resolve) => response.on('close', () => resolve()))
  return {
    headers: response.headers,
    status: response.statusCode ?? 0,
    events,
    ended,
    leave: () => request.destroy(),
  }
}

function toEvent(block: string): StreamEvent {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
  return { event: field('event') ?? 'message', id: field('id') ?? null, data: field('data') ?? '' }
}

/** Only what was said: no pings, no notice of the connection. */
export function messagesOf({ events }: EventStream): StreamEvent[] {
  return events.filter(({ event, data }) => event === 'message' && data !== '')
}

/** The error that ended the stream. */
export function errorOf({ events }: EventStream): string | undefined {
  return events.find(({ event }) => event === 'serialized-error')?.data
}
