import { Refusal } from './refusal.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The body as text, read no further than `limit` bytes whatever the headers say. Strict UTF-8. */
export async function readBody(request: Request, limit: number): Promise<string> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > limit) throw tooLarge(limit)
  // A declared length is enforced by the HTTP parser, which allows the shorter way.
  const bytes = await (
    declared === null ? readStream(request.body, limit) : request.arrayBuffer()
  ).catch((error: unknown) => {
    // Only the sender's end can fail here.
    throw error instanceof Refusal ? error : gone()
  })
  if (bytes.byteLength > limit) throw tooLarge(limit)
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
  if (body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks, size)
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw tooLarge(limit)
    }
    chunks.push(value)
  }
}

function gone(): Refusal {
  return new Refusal(499, 'CLIENT_CLOSED_REQUEST', 'The caller went away.', { connection: 'close' })
}

function tooLarge(limit: number): Refusal {
  const text = `The request is larger than ${limit} bytes, which is the most this call takes.`
  // The rest of the body is not worth reading, so the connection cannot be used again.
  return new Refusal(413, 'PAYLOAD_TOO_LARGE', text, { connection: 'close' })
}
