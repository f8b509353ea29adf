import { router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import {
  accountDeletedSchema,
  accountFileSchema,
  changeEmailInputSchema,
  changePasswordInputSchema,
  emptyInputSchema,
  mailSentSchema,
  passwordSetSchema,
  renameInputSchema,
  userSchema,
} from '../schemas.ts'
import { changeEmail } from '../service/account/change-email.ts'
import { changePassword } from '../service/account/change-password.ts'
import { deleteAccount } from '../service/account/delete-account.ts'
import { exportAccount } from '../service/account/export-account.ts'
import { renameOwnAccount } from '../service/account/rename-account.ts'

export const accountRouter = router({
  rename: userProcedure
    .input(renameInputSchema)
    .output(userSchema)
    .mutation(({ ctx, input }) => renameOwnAccount(ctx, input)),
  changePassword: userProcedure
    .input(changePasswordInputSchema)
    .output(passwordSetSchema)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  changeEmail: userProcedure
    .input(changeEmailInputSchema)
    .output(mailSentSchema)
    .mutation(({ ctx, input }) => changeEmail(ctx, input)),
  export: userProcedure
    .input(emptyInputSchema)
    .output(accountFileSchema)
    .mutation(({ ctx }) => exportAccount(ctx)),
  delete: userProcedure
    .input(emptyInputSchema)
    .output(accountDeletedSchema)
    .mutation(({ ctx }) => deleteAccount(ctx)),
})
