import { router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import { emptyInputSchema, recoveryCodesSchema } from '../schemas.ts'
import { renewRecoveryCodes } from '../service/recovery-codes/renew-recovery-codes.ts'

export const recoveryCodesRouter = router({
  renew: userProcedure
    .input(emptyInputSchema)
    .output(recoveryCodesSchema)
    .mutation(({ ctx }) => renewRecoveryCodes(ctx)),
})
