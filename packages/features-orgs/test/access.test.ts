import type { Context } from '@backarch/api'
import {
  changeRole,
  deleteOrganization,
  invite,
  listDeletedOrganizations,
  listInvitations,
  listMembers,
  listMyInvitations,
  listMyOrganizations,
} from '@backarch/features-orgs'
import { orgs } from '@backarch/features-orgs/feature'
import {
  createOrganization,
  findAccount,
  requireUser,
  type OrgAccess,
  type OrgContext,
} from '@backarch/services-access'
import { addTestMember, createTestUser, describeAccess } from '@backarch/services-access/testing'

import { listAuditLog } from '../src/service/audit-log.ts'

describeAccess({
  feature: orgs,
  mayBeForeign: {
    'invite.email':
      'Anybody can be invited, and the answer is the same whether or not they have an account.',
    'acceptInvitation.token':
      'A link that reached somebody else says so, and does not say whose it is: no one guesses it.',
  },
  opaqueOutputs: {
    'auditLog.items[].details': 'Words and numbers that were checked when the event was recorded.',
  },
  arrange: async (as) => {
    const orgId = as.org.id
    const org = { orgId }
    const { user: member } = await addTestMember(as, orgId, 'editor')
    await changeRole(as, { userId: member.id, role: 'viewer' })
    const { id: invitationId } = await invite(as, { email: newAddress(as), role: 'viewer' })
    await invite(as, { email: newAddress(as), role: 'editor' })
    const token = await invitationFor(as)
    await invitationFor(as)
    await anotherOrganization(as, requireUser(as).userId)
    const deleted = await deletedOrganization(as)
    await deletedOrganization(as)

    const page = { take: 1 }
    const members = await listMembers(as, page)
    const invitations = await listInvitations(as, page)
    const mine = await listMyOrganizations(as, page)
    const mineDeleted = await listDeletedOrganizations(as, page)
    const invitedTo = await listMyInvitations(as, page)
    const log = await listAuditLog(as, { ...org, ...page })
    const about = { ...org, actorId: requireUser(as).userId, targetId: member.id }
    return {
      create: { name: 'New' },
      list: { ...page, cursor: mine.nextCursor },
      get: org,
      rename: { ...org, name: 'Better' },
      delete: org,
      deleted: { ...page, cursor: mineDeleted.nextCursor },
      restore: { orgId: deleted },
      changePlan: { ...org, plan: 'team', until: null },
      members: { ...org, ...page, cursor: members.nextCursor },
      changeRole: { ...org, userId: member.id, role: 'editor' },
      removeMember: { ...org, userId: member.id },
      leave: org,
      transferOwnership: { ...org, userId: member.id },
      invite: { ...org, email: newAddress(as), role: 'viewer' },
      invitations: { ...org, ...page, cursor: invitations.nextCursor },
      resendInvitation: { ...org, invitationId },
      withdrawInvitation: { ...org, invitationId },
      acceptInvitation: { token },
      myInvitations: { ...page, cursor: invitedTo.nextCursor },
      auditLog: { ...about, ...page, cursor: log.nextCursor },
      exportAudit: { ...about, format: 'jsonl' },
    }
  },
})

function newAddress({ newId }: OrgContext): string {
  return `${newId()}@example.com`
}

/** Somebody else's organization invites the person; answers what the mail says. */
async function invitationFor(person: OrgContext): Promise<string> {
  const account = await findAccount(person, requireUser(person).userId)
  const { user, as } = await createTestUser(person)
  const org = await anotherOrganization(person, user.id)
  const mails: string[] = []
  const mail = { send: ({ text }: { text: string }) => Promise.resolve(void mails.push(text)) }
  await invite({ ...as, org, mail }, { email: account?.email ?? '', role: 'viewer' })
  return /#token=(\S+)/.exec(mails.join())?.[1] ?? ''
}

/** An organization that the person owned and deleted. */
async function deletedOrganization(person: OrgContext): Promise<string> {
  const org = await anotherOrganization(person, requireUser(person).userId)
  await deleteOrganization({ ...person, org })
  return org.id
}

async function anotherOrganization(ctx: Context, ownerId: string): Promise<OrgAccess> {
  const { id } = await createOrganization(ctx, ctx.db, { name: 'Another', ownerId, plan: 'team' })
  return { id, role: 'owner', plan: 'team', overSeats: false }
}
