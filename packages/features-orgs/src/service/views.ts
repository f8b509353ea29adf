import type { Account, Member, OrganizationOfMember } from '@backarch/services-access'

import type { Invitation } from '../repo.ts'
import type { InvitationView, MemberView, OrganizationView } from '../schemas.ts'

export function toOrganization(organization: OrganizationOfMember): OrganizationView {
  const { id, name, plan, role, overSeats, personalOf, planUntil, createdAt } = organization
  return {
    id,
    name,
    plan,
    planUntil: planUntil?.toISOString() ?? null,
    role,
    overSeats,
    personal: personalOf !== null,
    createdAt: createdAt.toISOString(),
  }
}

export function toMember(member: Member, { email, name }: Account): MemberView {
  const { userId, role, overSeats, createdAt } = member
  return { userId, email, name, role, overSeats, createdAt: createdAt.toISOString() }
}

export function toInvitation(
  invitation: Invitation,
  inviter: Account | undefined,
  now: Date,
): InvitationView {
  const { id, email, role, createdAt, sentAt, expiresAt } = invitation
  return {
    id,
    email,
    role,
    invitedBy: inviter ? { userId: inviter.id, name: inviter.name } : null,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt <= now,
  }
}
