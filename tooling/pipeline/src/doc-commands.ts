/** What a fenced block of commands in a document asks for. */
export type DocBlock = {
  /** From the workspace root. */
  readonly file: string
  readonly line: number
} & (
  | { readonly kind: 'script'; readonly script: string }
  /** Stays up until it is stopped, like the server. */
  | { readonly kind: 'keeps-running'; readonly script: string }
  /** Takes minutes; not run by the check. */
  | { readonly kind: 'long'; readonly script: string }
  /** Commands and exactly what they print. */
  | { readonly kind: 'transcript'; readonly steps: readonly TranscriptStep[] }
)

export interface TranscriptStep {
  readonly command: string
  readonly output: string
}

const fence = /^```(\w+)[ \t]*([^\n]*)\n([\s\S]*?)^```$/gm

/**
 * The commands a Markdown text shows: ` ```sh ` is run and must succeed, ` ```sh keeps-running ` must come up,
 * ` ```sh long ` is left alone, and in ` ```console ` every `$ command` must print what stands below it.
 */
export function docBlocks(file: string, markdown: string): DocBlock[] {
  return [...markdown.matchAll(fence)].flatMap((match): DocBlock[] => {
    const [, language, info = '', body = ''] = match
    const line = markdown.slice(0, match.index).split('\n').length
    if (language === 'console') return [{ file, line, kind: 'transcript', steps: transcript(body) }]
    if (language !== 'sh') return []
    const kind = info.trim() || 'script'
    if (kind === 'script' || kind === 'keeps-running' || kind === 'long') {
      return [{ file, line, kind, script: body }]
    }
    throw new Error(
      `${file}:${line}: a block of commands is "sh", "sh keeps-running" or "sh long".`,
    )
  })
}

function transcript(body: string): TranscriptStep[] {
  const [, ...steps] = `\n${body}`.split(/^\$ /m)
  return steps.map((step) => {
    const end = step.indexOf('\n')
    return { command: step.slice(0, end), output: step.slice(end + 1).trimEnd() }
  })
}
