import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'

import { z } from 'zod'

import { listenOnLoopback } from './listen-on-loopback.ts'

type Secret = { readonly SecretString: string } | { readonly SecretBinary: string }

const requestSchema = z.object({ SecretId: z.string() })
const notFound = {
  __type: 'ResourceNotFoundException',
  Message: 'Secrets Manager can’t find the specified secret in account 123456789012.',
}

/** A server on loopback that speaks the wire of AWS Secrets Manager's GetSecretValue (AWS JSON 1.1). */
export async function secretsManagerStandIn(secrets: Readonly<Record<string, Secret>>) {
  const seen: { readonly target: unknown; readonly authorization: unknown }[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { SecretId } = requestSchema.parse(await json(request))
    const { 'x-amz-target': target, authorization } = request.headers
    seen.push({ target, authorization })
    const secret = secrets[SecretId]
    response.writeHead(secret ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify(secret ? { Name: SecretId, VersionId: 'v1', ...secret } : notFound))
  }
  const server = createServer((request, response) => void answer(request, response))
  const port = await listenOnLoopback(server)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
