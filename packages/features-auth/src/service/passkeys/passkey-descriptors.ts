import type { PasskeyRow } from '../../repo/passkeys.ts'
import type { PasskeyRequest } from '../../schemas.ts'

/** How a browser is told which passkeys are meant. */
export function passkeyDescriptors(
  passkeys: readonly PasskeyRow[],
): PasskeyRequest['allowCredentials'] {
  return passkeys.map(({ id, transports }) => ({
    type: 'public-key',
    id,
    transports: [...transports],
  }))
}
