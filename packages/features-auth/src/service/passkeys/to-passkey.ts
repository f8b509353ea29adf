import type { PasskeyRow } from '../../repo/passkeys.ts'
import type { Passkey } from '../../schemas.ts'

/** What its owner is shown of a passkey. */
export function toPasskey({ id, name, createdAt, lastUsedAt, backedUp }: PasskeyRow): Passkey {
  const used = lastUsedAt?.toISOString() ?? null
  return { id, name, createdAt: createdAt.toISOString(), lastUsedAt: used, backedUp }
}
