import { publicProcedure, router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import { accountRouter } from './router/account.ts'
import { passkeysRouter } from './router/passkeys.ts'
import { providerRouter } from './router/provider.ts'
import { recoveryCodesRouter } from './router/recovery-codes.ts'
import { sessionsRouter } from './router/sessions.ts'
import { tokensRouter } from './router/tokens.ts'
import { totpRouter } from './router/totp.ts'
import {
  askPasswordResetInputSchema,
  completeSignInInputSchema,
  confirmEmailChangeInputSchema,
  confirmSignUpInputSchema,
  createAccountInputSchema,
  emptyInputSchema,
  mailSentSchema,
  meSchema,
  passwordSetSchema,
  provedSchema,
  proveInputSchema,
  refreshInputSchema,
  resetPasswordInputSchema,
  sessionStartedSchema,
  signedOutSchema,
  signInInputSchema,
  signInResultSchema,
  signUpInputSchema,
  tokensSchema,
  userSchema,
} from './schemas.ts'
import { confirmEmailChange } from './service/account/confirm-email-change.ts'
import { askPasswordReset } from './service/ask-password-reset.ts'
import { completeSignIn } from './service/complete-sign-in.ts'
import { confirmSignUp } from './service/confirm-sign-up.ts'
import { createAccountAsOperator } from './service/create-account.ts'
import { me } from './service/me.ts'
import { prove } from './service/prove.ts'
import { refresh } from './service/refresh.ts'
import { resetPassword } from './service/reset-password.ts'
import { signIn } from './service/sign-in.ts'
import { signOut } from './service/sign-out.ts'
import { signUp } from './service/sign-up.ts'

export const authRouter = router({
  provider: providerRouter,
  sessions: sessionsRouter,
  tokens: tokensRouter,
  account: accountRouter,
  totp: totpRouter,
  recoveryCodes: recoveryCodesRouter,
  passkeys: passkeysRouter,
  signUp: publicProcedure
    .input(signUpInputSchema)
    .output(mailSentSchema)
    .mutation(({ ctx, input }) => signUp(ctx, input)),
  confirmSignUp: publicProcedure
    .input(confirmSignUpInputSchema)
    .output(sessionStartedSchema)
    .mutation(({ ctx, input }) => confirmSignUp(ctx, input)),
  createAccount: userProcedure
    .input(createAccountInputSchema)
    .output(userSchema)
    .mutation(({ ctx, input }) => createAccountAsOperator(ctx, input)),
  signIn: publicProcedure
    .input(signInInputSchema)
    .output(signInResultSchema)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  completeSignIn: publicProcedure
    .input(completeSignInInputSchema)
    .output(sessionStartedSchema)
    .mutation(({ ctx, input }) => completeSignIn(ctx, input)),
  refresh: publicProcedure
    .input(refreshInputSchema)
    .output(tokensSchema)
    .mutation(({ ctx, input }) => refresh(ctx, input)),
  prove: userProcedure
    .input(proveInputSchema)
    .output(provedSchema)
    .mutation(({ ctx, input }) => prove(ctx, input)),
  askPasswordReset: publicProcedure
    .input(askPasswordResetInputSchema)
    .output(mailSentSchema)
    .mutation(({ ctx, input }) => askPasswordReset(ctx, input)),
  resetPassword: publicProcedure
    .input(resetPasswordInputSchema)
    .output(passwordSetSchema)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
  confirmEmailChange: userProcedure
    .input(confirmEmailChangeInputSchema)
    .output(userSchema)
    .mutation(({ ctx, input }) => confirmEmailChange(ctx, input)),
  signOut: userProcedure
    .input(emptyInputSchema)
    .output(signedOutSchema)
    .mutation(async ({ ctx }) => {
      await signOut(ctx)
      return { signedOut: true as const }
    }),
  me: userProcedure
    .input(emptyInputSchema)
    .output(meSchema)
    .query(({ ctx }) => me(ctx)),
})
