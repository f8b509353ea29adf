import type { ErrorDetails } from '@backarch/core'

import type { ImportResult, SourceFile } from '../schemas.ts'

/** What the import worker is asked. */
export interface ImportRequest {
  readonly files: readonly SourceFile[]
}

/** What it answers, once for each request. */
export type ImportReply =
  | { readonly outcome: 'imported'; readonly result: ImportResult }
  | { readonly outcome: 'refused'; readonly message: string; readonly details: ErrorDetails }
  | { readonly outcome: 'failed'; readonly message: string }
