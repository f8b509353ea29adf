import { AppError } from '@backarch/core'

/** The one way in which a usage file is refused: a sentence with its line. */
export function usageFileError(line: number, problem: string): AppError {
  return new AppError('VALIDATION', `Usage file, line ${line}: ${problem}`, {
    details: { reason: 'usage_file', line },
  })
}

/** The user's own text within a sentence: on one line, and not longer than the sentence. */
export function quote(text: string): string {
  const line = text.replaceAll(/\p{Cc}+/gu, ' ')
  return line.length > 100 ? `${line.slice(0, 100)}…` : line
}
