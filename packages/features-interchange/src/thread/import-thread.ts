import { parentPort } from 'node:worker_threads'

import { isAppError } from '@backarch/core'

import { silenceParser } from '../terraform/files/silence-parser.ts'
import { importProject } from '../terraform/import-project.ts'
import type { ImportReply, ImportRequest } from './messages.ts'

/** The thread's own program: imports one project after another. */

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

parentPort?.on('message', (request: ImportRequest) => {
  void reply(request).then((answer) => parentPort?.postMessage(answer, []))
})
