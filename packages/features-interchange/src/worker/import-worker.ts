import { isAppError } from '@backarch/core'
import { answerQuestions } from '@backarch/core/worker'

import { silenceParser } from '../terraform/files/silence-parser.ts'
import { importProject } from '../terraform/import-project.ts'
import type { ImportReply, ImportRequest } from './messages.ts'

/** The worker's own program: imports one project after another. */

async function reply({ files }: ImportRequest): Promise<ImportReply> {
  try {
    await silenceParser()
    return { outcome: 'imported', result: await importProject(files) }
  } catch (error) {
    if (isAppError(error)) {
      return { outcome: 'refused', message: error.message, details: error.details }
    }
    return { outcome: 'failed', message: String(error) }
  }
}

answerQuestions(reply)
