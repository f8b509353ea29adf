import { isAppError } from '@backarch/core'

import type { ImportResult, SourceFile } from '../schemas.ts'
import { BudgetExceededError } from './evaluate/scope.ts'
import { isShownFile } from './files/file-names.ts'
import { parseFile } from './files/parse-file.ts'
import { refusal } from './files/refuse.ts'
import { mapProject } from './mapping/map-project.ts'
import { expandProject, type ExpandedProject } from './project/expand-project.ts'
import { expandShown, isShown } from './shown/expand-shown.ts'

/**
 * Turns the files of a Terraform project into a diagram with a report. Computes in this process; input from
 * outside goes through `importInThread`.
 * @throws AppError VALIDATION naming what to change.
 */
export async function importProject(files: readonly SourceFile[]): Promise<ImportResult> {
  try {
    return mapProject((await shownProject(files)) ?? (await expandProject(files)))
  } catch (error) {
    if (isAppError(error)) throw error
    if (error instanceof BudgetExceededError) {
      throw refusal(
        'too_complex',
        'The project asks for too much computing; make its loops or lists smaller.',
      )
    }
    // The stack ended: in this language or in the HCL parser.
    if (error instanceof RangeError) {
      throw refusal(
        'too_deep',
        'The project is nested too deeply; make its expressions or references shorter.',
      )
    }
    throw error
  }
}

/** The plan or state, when that is the only file. */
async function shownProject(files: readonly SourceFile[]): Promise<ExpandedProject | null> {
  const [file] = files
  if (file === undefined || files.length > 1 || !isShownFile(file.path)) return null
  const content = await parseFile(file)
  if (isShown(content)) return expandShown(file.path, content)
  throw refusal(
    'syntax',
    `${file.path} is neither a plan nor a state that terraform show -json has printed.`,
    {
      file: file.path,
    },
  )
}
