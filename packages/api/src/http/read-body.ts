import { Refusal } from './refusal.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Whether the headers promise a body of at most `limit` bytes. The HTTP parser holds a sender to its promise. */
export function promisesAtMost(headers: Headers, limit: number): boolean {
  const declared = headers.get('content-length')
  return declared !== null && Number(declared) <= limit
}

/**
 * The body as text, or null when it has more than `keep` bytes: then it is read to its end all the same and nothing
 * of it is kept, because who still sends would not hear a reply. Refuses as `readBody` does.
 */
export async function readSmallBody(
  request: Request,
  keep: number,
  limit: number,
): Promise<string | null> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > limit) throw tooLarge(limit)
  const chunks: Uint8Array[] = []
  let size = 0
  await readChunks(request.body, limit, (chunk) => {
    size += chunk.byteLength
    if (size > keep) chunks.length = 0
    else chunks.push(chunk)
  }).catch(asGone)
  return size > keep ? null : decode(Buffer.concat(chunks))
}

/** The body as text, read no further than `limit` bytes whatever the headers say. Strict UTF-8. */
export async function readBody(request: Request, limit: number): Promise<string> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > limit) throw tooLarge(limit)
  // A declared length is enforced by the HTTP parser, which allows the shorter way.
  const bytes = await (
    declared === null ? readStream(request.body, limit) : request.arrayBuffer()
  ).catch(asGone)
  if (bytes.byteLength > limit) throw tooLarge(limit)
  return decode(bytes)
}

function decode(bytes: Uint8Array | ArrayBuffer): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new Refusal(400, 'PARSE_ERROR', 'The request is not valid UTF-8.')
  }
}

async function readStream(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  await readChunks(body, limit, (chunk) => chunks.push(chunk))
  return Buffer.concat(chunks)
}

async function readChunks(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  take: (chunk: Uint8Array) => void,
): Promise<void> {
  if (body === null) return
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw tooLarge(limit)
    }
    take(value)
  }
}

/** Reading can fail at the sender's end only. */
function asGone(error: unknown): never {
  if (error instanceof Refusal) throw error
  throw new Refusal(499, 'CLIENT_CLOSED_REQUEST', 'The caller went away.', { connection: 'close' })
}

function tooLarge(limit: number): Refusal {
  const text = `The request is larger than ${limit} bytes, which is the most this call takes.`
  // The rest of the body is not worth reading, so the connection cannot be used again.
  return new Refusal(413, 'PAYLOAD_TOO_LARGE', text, { connection: 'close' })
}
