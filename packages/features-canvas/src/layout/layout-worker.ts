import { answerQuestions } from '@backarch/core/worker'

import type { LayoutReply, LayoutRequest } from './messages.ts'
import { placeElements } from './place-elements.ts'

/** The worker's own program: lays out one diagram after another. */

async function reply(request: LayoutRequest): Promise<LayoutReply> {
  try {
    return { outcome: 'placed', positions: await placeElements(request) }
  } catch (error) {
    return { outcome: 'failed', message: String(error) }
  }
}

answerQuestions(reply)
