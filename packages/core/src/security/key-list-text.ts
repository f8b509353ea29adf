import { z } from 'zod'

/**
 * Reads keys out of one environment variable: a JSON list, the first of which is used for what is new.
 * `form` says what the list must be; `problem` finds what one key alone does not show. No complaint quotes the text.
 */
export function keyListText<Key>(
  keySchema: z.ZodType<Key>,
  form: string,
  problem: (keys: readonly Key[]) => string | undefined,
) {
  return z.string().transform((text, context): readonly Key[] => {
    const keys = z.array(keySchema).min(1).safeParse(parseJson(text))
    const message = keys.success ? problem(keys.data) : `is not ${form}`
    if (keys.success && message === undefined) return keys.data
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
