import { once } from 'node:events'
import { createServer } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

import S3rver from '@20minutes/s3rver'
import accounts from '@20minutes/s3rver/lib/models/account.js'
import { z } from 'zod'

import { isSigned } from './is-signed.ts'

const { directory, bucket, accessKeyId, secretAccessKey } = z
  .object({
    directory: z.string(),
    bucket: z.string(),
    accessKeyId: z.string(),
    secretAccessKey: z.string(),
  })
  .parse(workerData)

// It writes a query anew to check its signature, and leaves `!'()*` as they are where SigV4 does not: then a link to a file
// with an accent in its name would be refused. Nothing but that server runs in this thread.
const encodeLoosely = globalThis.encodeURIComponent
globalThis.encodeURIComponent = (text) =>
  encodeLoosely(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

// Its built-in pair of keys is known to everybody.
accounts.DUMMY_ACCOUNT.revokeAccessKey('S3RVER')
accounts.DUMMY_ACCOUNT.createKeyPair(accessKeyId, secretAccessKey)

// A URL is the whole permission, as no cookie is: so a page of any origin may use one that it was given.
const cors = `<CORSConfiguration><CORSRule>
  <AllowedOrigin>*</AllowedOrigin>
  <AllowedMethod>PUT</AllowedMethod><AllowedMethod>GET</AllowedMethod>
  <AllowedHeader>content-type</AllowedHeader>
  <MaxAgeSeconds>600</MaxAgeSeconds>
</CORSRule></CORSConfiguration>`

const s3 = new S3rver({
  silent: true,
  vhostBuckets: false,
  directory,
  configureBuckets: [{ name: bucket, configs: [cors] }],
})
await s3.configureBuckets()
const answer = s3.callback()

const server = createServer((request, response) => {
  if (request.method === 'OPTIONS' || isSigned(request.url ?? '/', request.headers)) {
    answer(request, response)
    return
  }
  request.resume()
  response.writeHead(403, { 'content-type': 'application/xml' })
  response.end('<Error><Code>AccessDenied</Code><Message>Sign the request.</Message></Error>')
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
parentPort?.once('message', () => {
  server.close(() => parentPort?.close())
  server.closeIdleConnections()
})
parentPort?.postMessage(server.address())
