import { z } from 'zod'

const maxLength = 8_192
/** Header, payload and 64 bytes of signature, with nothing between or around them. */
const compact = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})$/

/** Strict: a header that brings a key of its own (`jwk`, `jku`, `x5u`, …) or asks for extensions (`crit`) is none of ours. */
const headerSchema = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.string(),
  kid: z.string(),
})

/**
 * The header of a token in the one form that we write, or undefined. A gate in front of jose, which also accepts
 * stray padding, spaces and unused bits, so that several texts would pass for one token.
 */
export function readCompact(token: string): z.infer<typeof headerSchema> | undefined {
  if (token.length > maxLength) return undefined
  const parts = compact.exec(token)?.slice(1)
  if (!parts?.every(isCanonical)) return undefined
  try {
    const text = Buffer.from(parts[0] ?? '', 'base64url').toString('utf8')
    return headerSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part
}
