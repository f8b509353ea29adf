import { createWorker, escapeMarkup } from '@backarch/core'

/** A note's text, and how it is shown. */
export interface Rendered {
  /** Markdown, as it was typed. */
  readonly body: string
  /** The same as HTML that is safe to show. */
  readonly html: string
}

/** The longest texts take a tenth of a second; what is made to take longer is shown as it was typed. */
const worker = createWorker<string, string | null>({
  program: new URL('./render-worker.ts', import.meta.url),
  timeLimitMs: 2_000,
  memoryLimitMb: 128,
  refuse: (fault, cause) => new Error(`A note was not rendered: ${fault}.`, { cause }),
})

/** Renders a note's body; outside of transactions, as it may take a while. */
export async function render(
  { signal }: { readonly signal: AbortSignal },
  body: string,
): Promise<Rendered> {
  const html = await worker.ask(body, signal).catch((error: unknown) => {
    if (signal.aborted) throw error
    return null
  })
  return { body, html: html ?? asTyped(body) }
}

function asTyped(body: string): string {
  return `<pre>${body.split('\n').map(escapeMarkup).join('\n')}</pre>`
}
