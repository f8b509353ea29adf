import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import {
  listOrganizations,
  listStoredSessions,
  type OrganizationOfMember,
} from '@backarch/services-access'
import { listAudit, recordAudit } from '@backarch/services-audit'
import { consumeLimit } from '@backarch/services-limits'

import { exportLimit } from '../../limits.ts'
import { findPersonalData } from '../../repo/personal-data.ts'
import type { AccountFile } from '../../schemas.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { holdOwnAccount, requireOwnAccount } from './own-account.ts'

/**
 * Everything that is stored about the caller as a person, as one file of JSON, answered to them and kept nowhere: there
 * is no link that somebody else could find. Secrets are not in it. What they drew belongs to their organizations, which
 * export it themselves.
 */
export async function exportAccount(ctx: Context): Promise<AccountFile> {
  const { userId } = await requireFreshProof(ctx)
  await consumeLimit(ctx, exportLimit, { account: userId })
  const account = await requireOwnAccount(ctx)
  await inTransaction(ctx.db, async (tx) => {
    await holdOwnAccount(ctx, tx)
    await recordAudit(ctx, tx, { action: 'auth.account_exported', orgId: null })
  })
  const data = {
    exportedAt: ctx.now(),
    account,
    ...(await findPersonalData(ctx.db, userId)),
    sessions: await listStoredSessions(ctx, userId),
    organizations: (await organizationsOf(ctx, userId)).map(membershipOf),
    auditEvents: await allPages((cursor) =>
      listAudit(ctx, { userId }, {}, { take: 1_000, cursor }),
    ),
  }
  return {
    fileName: `account-${ctx.now().toISOString().slice(0, 10)}.json`,
    contentType: 'application/json; charset=utf-8',
    content: `${JSON.stringify(data, null, 2)}\n`,
  }
}

function organizationsOf(ctx: Context, userId: string) {
  return allPages((cursor) => listOrganizations(ctx, { userId, take: 100, cursor }))
}

/** The person's place in it, and nothing else that is the organization's. */
function membershipOf({ id, name, role }: OrganizationOfMember) {
  return { id, name, role }
}

async function allPages<T>(
  page: (cursor: string | undefined) => Promise<{
    readonly items: readonly T[]
    readonly nextCursor: string | null
  }>,
): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await page(cursor)
    all.push(...items)
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
  return all
}
