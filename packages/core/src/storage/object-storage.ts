import type { Readable } from 'node:stream'

/** A request that a browser can send by itself, until it expires. */
export interface PresignedRequest {
  readonly method: 'GET' | 'PUT'
  readonly url: string
  /** To be sent exactly so: they are part of the signature. */
  readonly headers: Readonly<Record<string, string>>
  readonly expiresAt: Date
}

export interface StoredObject {
  readonly key: string
  /** Bytes. */
  readonly contentLength: number
  readonly contentType: string
  readonly etag: string
  readonly lastModified: Date
}

export type StorageCheck =
  | { readonly status: 'ok' }
  | { readonly status: 'not configured' | 'failed'; readonly message: string }

/**
 * Files in an S3 bucket. Keys are chosen by the server. Every call but `check` throws AppError UNAVAILABLE when the
 * store does not answer or is not configured.
 */
export interface ObjectStorage {
  /** Lets the holder store exactly this many bytes of this type under this key. `expiresIn` is in seconds, at most 300. */
  readonly presignPut: (object: {
    readonly key: string
    readonly contentType: string
    readonly contentLength: number
    readonly expiresIn: number
  }) => Promise<PresignedRequest>
  /** Lets the holder download the object, always as an attachment. `expiresIn` is in seconds, at most 3600. */
  readonly presignGet: (object: {
    readonly key: string
    readonly expiresIn: number
    readonly downloadName?: string
    /** Said in place of the type that it was stored with. */
    readonly contentType?: string
  }) => Promise<PresignedRequest>
  /** What the store holds under a key; null when nothing. */
  readonly head: (key: string) => Promise<StoredObject | null>
  /** The bytes under a key, as they come; null when there are none. Whoever asks reads or destroys the stream. */
  readonly read: (key: string) => Promise<Readable | null>
  /** Stores what the server itself has made. */
  readonly write: (object: {
    readonly key: string
    readonly contentType: string
    readonly body: Uint8Array
  }) => Promise<void>
  /** Copies within the store, up to 5 GB; false when there is nothing to copy. */
  readonly copy: (keys: { readonly from: string; readonly to: string }) => Promise<boolean>
  /** Also succeeds when there is nothing to delete. */
  readonly delete: (key: string) => Promise<void>
  /** Whether the bucket can be reached right now. Never throws. */
  readonly check: () => Promise<StorageCheck>
  readonly close: () => void
}
