import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import { hashRecoveryCode } from '../recovery-code.ts'
import { takeRecoveryCode } from '../repo/recovery-codes.ts'
import { findTotp, takeTotpStep } from '../repo/totp.ts'
import type { TypedProof } from '../schemas.ts'
import { secretBox } from '../secret-box.ts'
import { totpStepOf } from '../totp-code.ts'

interface Attempt {
  readonly userId: string
  readonly proof: TypedProof
}

/**
 * Takes a typed second proof: true once, and never again for the same code. Counts nothing: call `withSecondFactor`,
 * which counts the attempt before.
 */
export async function verifySecondFactor(
  ctx: Context,
  tx: Db,
  { userId, proof }: Attempt,
): Promise<boolean> {
  if (proof.kind === 'totp') return takeTotp(ctx, tx, userId, proof.code)
  const hash = hashRecoveryCode(userId, proof.code)
  if (!(await takeRecoveryCode(tx, { userId, hash }))) return false
  const actor = ctx.principal.kind === 'user' ? undefined : { userId }
  await recordAudit(ctx, tx, { action: 'auth.recovery_code_used', orgId: null, actor })
  return true
}

async function takeTotp(ctx: Context, tx: Db, userId: string, code: string): Promise<boolean> {
  const totp = await findTotp(tx, userId)
  if (!totp?.confirmedAt) return false
  const { sealedSecret } = totp
  const box = secretBox(ctx)
  const secret = box.open(sealedSecret, totpOwner(userId))
  const step = totpStepOf(secret, code, ctx.now())
  if (step === null) return false
  const resealed = box.needsReseal(sealedSecret)
    ? box.seal(secret, totpOwner(userId))
    : sealedSecret
  return takeTotpStep(tx, { userId, sealedSecret, step, resealed })
}

/** What a sealed secret is bound to: it opens for no other account, and as nothing else of this one. */
export function totpOwner(userId: string): string {
  return `totp of ${userId}`
}
