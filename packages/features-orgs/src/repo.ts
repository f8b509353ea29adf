import type { FeatureDb } from '@backarch/db'
import type { Role } from '@backarch/services-access/schemas'

type InvitationsDb = FeatureDb<'invitation'>

export interface Invitation {
  readonly orgId: string
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly invitedBy: string | null
  readonly createdAt: Date
  readonly sentAt: Date
  readonly expiresAt: Date
}

const invitationFields = {
  orgId: true,
  id: true,
  email: true,
  role: true,
  invitedBy: true,
  createdAt: true,
  sentAt: true,
  expiresAt: true,
} as const

interface InvitationKey {
  readonly orgId: string
  readonly id: string
}

export async function insertInvitation(
  db: InvitationsDb,
  invitation: Invitation & { readonly tokenHash: string },
): Promise<Invitation> {
  return db.invitation.create({ data: invitation, select: invitationFields })
}

export async function findInvitationInOrg(
  db: InvitationsDb,
  key: InvitationKey,
): Promise<Invitation | null> {
  return db.invitation.findUnique({ where: { orgId_id: key }, select: invitationFields })
}

export async function findInvitationTo(
  db: InvitationsDb,
  key: { readonly orgId: string; readonly email: string },
): Promise<Invitation | null> {
  return db.invitation.findUnique({ where: { orgId_email: key }, select: invitationFields })
}

/** By the token of its newest mail; null once that was void or has expired. */
export async function findOpenInvitationByToken(
  db: InvitationsDb,
  { tokenHash, now }: { readonly tokenHash: string; readonly now: Date },
): Promise<Invitation | null> {
  return db.invitation.findUnique({
    where: { tokenHash, expiresAt: { gt: now } },
    select: invitationFields,
  })
}

/** The newest first; `before` is the id of the last one already seen. */
export async function findInvitationsInOrg(
  db: InvitationsDb,
  page: { readonly orgId: string; readonly before: string | null; readonly take: number },
): Promise<readonly Invitation[]> {
  const { orgId, before, take } = page
  return db.invitation.findMany({
    where: { orgId, ...(before === null ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take,
    select: invitationFields,
  })
}

/** The open ones to one address, the newest first. */
export async function findOpenInvitationsTo(
  db: InvitationsDb,
  page: {
    readonly email: string
    readonly now: Date
    readonly before: string | null
    readonly take: number
  },
): Promise<readonly Invitation[]> {
  const { email, now, before, take } = page
  return db.invitation.findMany({
    where: {
      email,
      expiresAt: { gt: now },
      ...(before === null ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take,
    select: invitationFields,
  })
}

/** How many are open, but for one that is about to be sent again. */
export async function countOpenInvitations(
  db: InvitationsDb,
  { orgId, now, except }: { readonly orgId: string; readonly now: Date; readonly except?: string },
): Promise<number> {
  return db.invitation.count({
    where: {
      orgId,
      expiresAt: { gt: now },
      ...(except === undefined ? {} : { id: { not: except } }),
    },
  })
}

/** Null when it was accepted or withdrawn in the meantime. */
export async function renewInvitation(
  db: InvitationsDb,
  renewal: InvitationKey & {
    readonly tokenHash: string
    readonly sentAt: Date
    readonly expiresAt: Date
  },
): Promise<Invitation | null> {
  const { orgId, id, ...data } = renewal
  const [invitation] = await db.invitation.updateManyAndReturn({
    where: { orgId, id },
    data,
    select: invitationFields,
  })
  return invitation ?? null
}

/** Whether it was there: of any number of parallel calls, one is told so. */
export async function deleteInvitation(db: InvitationsDb, key: InvitationKey): Promise<boolean> {
  const { count } = await db.invitation.deleteMany({ where: key })
  return count > 0
}

/** Whether the token was still the one that counts: a single use, however many calls bring it at once. */
export async function takeInvitation(
  db: InvitationsDb,
  key: InvitationKey & { readonly tokenHash: string },
): Promise<boolean> {
  const { count } = await db.invitation.deleteMany({ where: key })
  return count > 0
}

export async function deleteInvitationsTo(db: InvitationsDb, email: string): Promise<void> {
  await db.invitation.deleteMany({ where: { email } })
}

/** Answers how many. */
export async function deleteInvitationsExpiredBefore(
  db: InvitationsDb,
  before: Date,
): Promise<number> {
  const { count } = await db.invitation.deleteMany({ where: { expiresAt: { lt: before } } })
  return count
}
