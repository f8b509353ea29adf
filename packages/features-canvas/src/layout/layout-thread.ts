import { parentPort } from 'node:worker_threads'

import type { LayoutReply, LayoutRequest } from './messages.ts'
import { placeElements } from './place-elements.ts'

/** The thread's own program: lays out one diagram after another. */

async function reply(request: LayoutRequest): Promise<LayoutReply> {
  try {
    return { outcome: 'placed', positions: await placeElements(request) }
  } catch (error) {
    return { outcome: 'failed', message: String(error) }
  }
}

parentPort?.on('message', (request: LayoutRequest) => {
  void reply(request).then((answer) => parentPort?.postMessage(answer, []))
})
