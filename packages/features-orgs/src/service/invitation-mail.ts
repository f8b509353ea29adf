import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'

import type { Invitation } from '../repo.ts'

/**
 * Sends the link that accepts an invitation, once what it is about is stored. Throws UNAVAILABLE
 * (`invitation_not_mailed`): the invitation is there and can be sent again.
 */
export async function mailInvitation(
  ctx: Context,
  invitation: Invitation,
  { token, organization }: { readonly token: string; readonly organization: string },
): Promise<void> {
  const { email: to, role, expiresAt } = invitation
  const text = [
    `You are invited to join the organization “${organization}” on Backarch, with the role ${role}.`,
    '',
    `Sign in with this e-mail address, or make an account for it, and open`,
    `${ctx.publicUrl}/invitation#token=${token}`,
    '',
    `The link works once, until ${expiresAt.toUTCString()}. If you did not expect it, do nothing.`,
  ].join('\n')
  try {
    await ctx.mail.send({ to, subject: 'You are invited to an organization on Backarch', text })
  } catch (error) {
    throw new AppError(
      'UNAVAILABLE',
      'The invitation is stored, but its mail could not be sent: send it again in a moment.',
      { details: { reason: 'invitation_not_mailed' }, cause: error },
    )
  }
}
