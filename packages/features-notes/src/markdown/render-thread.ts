import { randomBytes } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

import { renderMarkdown } from './render-markdown.ts'

/** The thread's own program: renders one text after another; null for one that it cannot. */
parentPort?.on('message', (text: string) => {
  parentPort?.postMessage(render(text), [])
})

function render(text: string): string | null {
  try {
    return renderMarkdown(text, `n${randomBytes(6).toString('hex')}-`)
  } catch {
    return null
  }
}
