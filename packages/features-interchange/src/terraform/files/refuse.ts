import { AppError } from '@backarch/core'

import { printable } from './printable.ts'

export type ImportFailure =
  | 'syntax'
  | 'too_large'
  | 'too_deep'
  | 'too_complex'
  | 'too_many_resources'
  | 'empty_project'
  | 'module_cycle'
  | 'module_not_found'
  | 'reference_cycle'
  | 'duplicate'
  | 'bad_block'
  | 'unreadable'

/** The error for a project that cannot be imported. The message is one sentence that names what to change. */
export function refusal(
  reason: ImportFailure,
  message: string,
  details: { readonly file?: string; readonly line?: number } = {},
): AppError {
  return new AppError('VALIDATION', printable(message), { details: { reason, ...details } })
}
