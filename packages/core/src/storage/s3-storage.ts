import { Readable } from 'node:stream'

import type { S3Client } from '@aws-sdk/client-s3'

import { AppError } from '../errors.ts'
import { attachment } from './attachment.ts'
import type { ObjectStorage, StorageCheck, StoredObject } from './object-storage.ts'

const maxPutSeconds = 300
const maxGetSeconds = 3_600
const callTimeoutMs = 10_000
const checkTimeoutMs = 3_000
const transferTimeoutMs = 120_000

export interface S3Settings {
  readonly bucket: string
  readonly region: string
  readonly endpoint: string | undefined
  readonly accessKeyId: string | undefined
  readonly secretAccessKey: string | undefined
  readonly now: () => Date
}

/** An object that is not there: asking for it tries the same rights that real calls need, and names a missing bucket. */
const probeKey = 'readiness/no-such-object'

/** The SDK costs some 100 ms to load, so it is loaded by the first call that needs it. */
const loadSdk = async () => {
  const [s3, presigner] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('@aws-sdk/s3-request-presigner'),
  ])
  return { ...s3, getSignedUrl: presigner.getSignedUrl }
}

/** Files in a bucket of AWS S3 or of any store that speaks its protocol. */
export function s3Storage(settings: S3Settings): ObjectStorage {
  const { bucket, now } = settings
  let opened: Promise<{ sdk: Awaited<ReturnType<typeof loadSdk>>; client: S3Client }> | undefined
  const open = () => (opened ??= connect(settings))

  const expiry = (seconds: number) => new Date(now().getTime() + seconds * 1000)

  return {
    presignPut: async ({ key, contentType, contentLength, expiresIn }) => {
      requireKey(key)
      requireWithin('expiresIn', expiresIn, 1, maxPutSeconds)
      requireWithin('contentLength', contentLength, 0, Number.MAX_SAFE_INTEGER)
      const { sdk, client } = await open()
      const headers = { 'content-type': contentType, 'content-length': String(contentLength) }
      const command = new sdk.PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentType: contentType,
        ContentLength: contentLength,
      })
      const url = await sdk.getSignedUrl(client, command, {
        expiresIn,
        signingDate: now(),
        // Left to itself the presigner signs the host alone, and the holder could store anything.
        signableHeaders: new Set(Object.keys(headers)),
      })
      return { method: 'PUT', url, headers, expiresAt: expiry(expiresIn) }
    },
    presignGet: async ({ key, expiresIn, downloadName, contentType }) => {
      requireKey(key)
      requireWithin('expiresIn', expiresIn, 1, maxGetSeconds)
      const { sdk, client } = await open()
      const command = new sdk.GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: attachment(downloadName),
        ...(contentType === undefined ? {} : { ResponseContentType: contentType }),
      })
      const url = await sdk.getSignedUrl(client, command, { expiresIn, signingDate: now() })
      return { method: 'GET', url, headers: {}, expiresAt: expiry(expiresIn) }
    },
    head: async (key) => {
      requireKey(key)
      const { sdk, client } = await open()
      try {
        const found = await client.send(
          new sdk.HeadObjectCommand({ Bucket: bucket, Key: key }),
          within(callTimeoutMs),
        )
        return {
          key,
          contentLength: found.ContentLength ?? 0,
          contentType: found.ContentType ?? 'application/octet-stream',
          etag: found.ETag ?? '',
          lastModified: found.LastModified ?? new Date(0),
        } satisfies StoredObject
      } catch (error) {
        if (statusOf(error) === 404) return null
        throw unavailable(error)
      }
    },
    read: async (key) => {
      requireKey(key)
      const { sdk, client } = await open()
      try {
        const command = new sdk.GetObjectCommand({ Bucket: bucket, Key: key })
        const { Body: body } = await client.send(command, within(transferTimeoutMs))
        return body instanceof Readable ? body : null
      } catch (error) {
        if (statusOf(error) === 404) return null
        throw unavailable(error)
      }
    },
    write: async ({ key, contentType, body }) => {
      requireKey(key)
      const { sdk, client } = await open()
      const command = new sdk.PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentType: contentType,
        ContentLength: body.byteLength,
        Body: body,
      })
      await client.send(command, within(transferTimeoutMs)).catch((error: unknown) => {
        throw unavailable(error)
      })
    },
    copy: async ({ from, to }) => {
      requireKey(from)
      requireKey(to)
      const { sdk, client } = await open()
      const source = [bucket, ...from.split('/')].map(encodeURIComponent).join('/')
      try {
        const command = new sdk.CopyObjectCommand({ Bucket: bucket, Key: to, CopySource: source })
        await client.send(command, within(transferTimeoutMs))
        return true
      } catch (error) {
        if (statusOf(error) === 404) return false
        throw unavailable(error)
      }
    },
    delete: async (key) => {
      requireKey(key)
      const { sdk, client } = await open()
      try {
        await client.send(
          new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key }),
          within(callTimeoutMs),
        )
      } catch (error) {
        if (statusOf(error) !== 404) throw unavailable(error)
      }
    },
    check: async (): Promise<StorageCheck> => {
      try {
        const { sdk, client } = await open()
        const probe = new sdk.GetObjectCommand({
          Bucket: bucket,
          Key: probeKey,
          Range: 'bytes=0-0',
        })
        await client.send(probe, within(checkTimeoutMs))
        return { status: 'ok' }
      } catch (error) {
        if (nameOf(error) === 'NoSuchKey') return { status: 'ok' }
        return { status: 'failed', message: failure(error) }
      }
    },
    close: () => void opened?.then(({ client }) => client.destroy()).catch(() => {}),
  }
}

async function connect(settings: S3Settings) {
  const { region, endpoint, accessKeyId, secretAccessKey } = settings
  const sdk = await loadSdk()
  const client = new sdk.S3Client({
    region,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: checkTimeoutMs, requestTimeout: callTimeoutMs },
    // Otherwise a presigned PUT carries the checksum of an empty body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Stores other than AWS rarely have a host name for every bucket.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey } }),
  })
  return { sdk, client }
}

function within(ms: number) {
  return { abortSignal: AbortSignal.timeout(ms) }
}

function requireKey(key: string): void {
  const parts = key.split('/')
  const odd = parts.some((part) => part === '' || part === '.' || part === '..')
  // oxlint-disable-next-line no-control-regex -- control signs are what is looked for
  if (odd || Buffer.byteLength(key) > 1024 || /[\u0000-\u001f\u007f\\]/.test(key)) {
    throw new RangeError('An object key has 1 to 1024 bytes and no empty or dotted part.')
  }
}

function requireWithin(name: string, value: number, from: number, to: number): void {
  if (!Number.isSafeInteger(value) || value < from || value > to) {
    throw new RangeError(`${name} must be a whole number from ${from} to ${to}.`)
  }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined
  const metadata = error.$metadata
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata))
    return undefined
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined
}

function nameOf(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined
}

/** What went wrong, without addresses and identities: it may be shown by the readiness check. */
function failure(error: unknown): string {
  const status = statusOf(error)
  if (status === 403) return 'The file store refuses our credentials.'
  if (nameOf(error) === 'NoSuchBucket') return 'The file store has no bucket of that name.'
  return 'The file store does not answer.'
}

function unavailable(error: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The file store does not answer: try again in a moment.', {
    cause: error,
    details: { reason: 'storage_unavailable' },
  })
}
