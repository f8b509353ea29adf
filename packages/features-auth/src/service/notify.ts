import type { Context } from '@backarch/api'
import { findAccount } from '@backarch/services-access'

import { sendNotice } from '../mails.ts'

/** Writes to the person that something happened to their account; after the commit of what happened. */
export async function notify(ctx: Context, userId: string, happened: string): Promise<void> {
  const account = await findAccount(ctx, userId).catch((error: unknown) => {
    ctx.log.error({ err: error, happened }, 'a notice was not sent')
    return null
  })
  if (account) await sendNotice(ctx, { to: account.email, happened })
}
