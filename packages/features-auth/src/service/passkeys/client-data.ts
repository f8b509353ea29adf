import { z } from 'zod'

/** What the browser says it asked the authenticator for (WebAuthn 5.8.1), as far as it is looked at here. */
const clientDataSchema = z.object({
  challenge: z.string().max(200),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.string().optional(),
})

/** The challenge that was answered. Null for what is no client data, and for a page within a page of another site. */
export function challengeOf(clientDataJSON: string): string | null {
  const parsed = clientDataSchema.safeParse(parseJson(clientDataJSON))
  if (!parsed.success) return null
  const { challenge, crossOrigin = false, topOrigin } = parsed.data
  return crossOrigin || topOrigin !== undefined ? null : challenge
}

function parseJson(base64url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
