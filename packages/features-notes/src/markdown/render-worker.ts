import { randomBytes } from 'node:crypto'

import { answerQuestions } from '@backarch/core/worker'

import { renderMarkdown } from './render-markdown.ts'

/** The worker's own program: renders one text after another; null for one that it cannot. */
function render(text: string): string | null {
  try {
    return renderMarkdown(text, `n${randomBytes(6).toString('hex')}-`)
  } catch {
    return null
  }
}

answerQuestions(render)
