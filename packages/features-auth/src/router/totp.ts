import { router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import {
  confirmTotpInputSchema,
  disableTotpInputSchema,
  emptyInputSchema,
  recoveryCodesSchema,
  totpBegunSchema,
  totpDisabledSchema,
  totpStatusSchema,
} from '../schemas.ts'
import { beginTotp } from '../service/totp/begin-totp.ts'
import { confirmTotp } from '../service/totp/confirm-totp.ts'
import { disableTotp } from '../service/totp/disable-totp.ts'
import { totpStatus } from '../service/totp/totp-status.ts'

export const totpRouter = router({
  status: userProcedure
    .input(emptyInputSchema)
    .output(totpStatusSchema)
    .query(({ ctx }) => totpStatus(ctx)),
  begin: userProcedure
    .input(emptyInputSchema)
    .output(totpBegunSchema)
    .mutation(({ ctx }) => beginTotp(ctx)),
  confirm: userProcedure
    .input(confirmTotpInputSchema)
    .output(recoveryCodesSchema)
    .mutation(({ ctx, input }) => confirmTotp(ctx, input)),
  disable: userProcedure
    .input(disableTotpInputSchema)
    .output(totpDisabledSchema)
    .mutation(({ ctx, input }) => disableTotp(ctx, input)),
})
