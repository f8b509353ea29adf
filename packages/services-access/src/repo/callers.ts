import { sql } from '@backarch/db'

import type { SessionKind } from '../account.ts'
import type { Plan, Role, Scope } from '../schemas.ts'

/** By the session's id, or by the hash of the secret that stands for it and, for a browser's, when it must have been seen. */
export type SessionKey =
  | { readonly id: string }
  | { readonly secretHash: string; readonly seenAfter?: Date | undefined }

export interface Caller {
  readonly id: string
  readonly userId: string
  readonly kind: SessionKind
  readonly scopes: readonly Scope[]
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

type CallerInOrg = Caller &
  (
    | { readonly role: null }
    | {
        readonly role: Role
        readonly overSeats: boolean
        readonly plan: Plan
        readonly planUntil: Date | null
        readonly deletedAt: Date | null
      }
  )

/** Every call comes through here, and Prisma's join of four tables takes twice as long, most of it in this process. */
interface SqlDb {
  $queryRaw<Rows>(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<Rows>
}

/**
 * Everything that decides a call, in one query by unique keys: the session lives, its account is not disabled, and the
 * person's place in one organization; `role` is null for whoever has none.
 */
export async function findCallerInOrg(
  db: SqlDb,
  { key, orgId, now }: { readonly key: SessionKey; readonly orgId: string; readonly now: Date },
): Promise<CallerInOrg | null> {
  // Each key a statement of its own: in one for both, the database looks for two sessions.
  const named =
    'id' in key
      ? sql`s.id = ${key.id}::uuid`
      : sql`s.secret_hash = ${key.secretHash} AND s.last_seen_at > ${key.seenAfter ?? new Date(0)}`
  const [caller] = await db.$queryRaw<CallerInOrg[]>`
    SELECT s.id, s.user_id AS "userId", s.kind::text, s.scopes::text[],
           s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt",
           m.role::text, m.over_seats AS "overSeats",
           o.plan::text, o.plan_until AS "planUntil", o.deleted_at AS "deletedAt"
      FROM user_session s
      JOIN user_account u ON u.id = s.user_id
      LEFT JOIN membership m ON m.org_id = ${orgId}::uuid AND m.user_id = s.user_id
      LEFT JOIN organization o ON o.id = m.org_id
     WHERE ${named}
       AND s.revoked_at IS NULL
       AND s.expires_at > ${now}
       AND u.disabled_at IS NULL`
  return caller ?? null
}
