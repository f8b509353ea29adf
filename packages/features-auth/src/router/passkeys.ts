import { publicProcedure, router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import {
  addPasskeyInputSchema,
  beginSecondPasskeyInputSchema,
  emptyInputSchema,
  passkeyCreationSchema,
  passkeyRemovedSchema,
  passkeyRequestSchema,
  passkeySchema,
  passkeysSchema,
  provedSchema,
  provePasskeyInputSchema,
  removePasskeyInputSchema,
  renamePasskeyInputSchema,
  sessionStartedSchema,
  signInWithPasskeyInputSchema,
} from '../schemas.ts'
import { addPasskey } from '../service/passkeys/add-passkey.ts'
import { beginAddPasskey } from '../service/passkeys/begin-add-passkey.ts'
import { beginPasskeySignIn } from '../service/passkeys/begin-passkey-sign-in.ts'
import { beginSecondPasskey } from '../service/passkeys/begin-second-passkey.ts'
import { listPasskeys } from '../service/passkeys/list-passkeys.ts'
import { beginProveByPasskey, proveByPasskey } from '../service/passkeys/prove-by-passkey.ts'
import { removePasskey } from '../service/passkeys/remove-passkey.ts'
import { renamePasskey } from '../service/passkeys/rename-passkey.ts'
import { signInWithPasskey } from '../service/passkeys/sign-in-with-passkey.ts'

export const passkeysRouter = router({
  list: userProcedure
    .input(emptyInputSchema)
    .output(passkeysSchema)
    .query(({ ctx }) => listPasskeys(ctx)),
  beginAdd: userProcedure
    .input(emptyInputSchema)
    .output(passkeyCreationSchema)
    .mutation(({ ctx }) => beginAddPasskey(ctx)),
  add: userProcedure
    .input(addPasskeyInputSchema)
    .output(passkeySchema)
    .mutation(({ ctx, input }) => addPasskey(ctx, input)),
  rename: userProcedure
    .input(renamePasskeyInputSchema)
    .output(passkeySchema)
    .mutation(({ ctx, input }) => renamePasskey(ctx, input)),
  remove: userProcedure
    .input(removePasskeyInputSchema)
    .output(passkeyRemovedSchema)
    .mutation(({ ctx, input }) => removePasskey(ctx, input)),
  beginSignIn: publicProcedure
    .input(emptyInputSchema)
    .output(passkeyRequestSchema)
    .mutation(({ ctx }) => beginPasskeySignIn(ctx)),
  signIn: publicProcedure
    .input(signInWithPasskeyInputSchema)
    .output(sessionStartedSchema)
    .mutation(({ ctx, input }) => signInWithPasskey(ctx, input)),
  beginSecondFactor: publicProcedure
    .input(beginSecondPasskeyInputSchema)
    .output(passkeyRequestSchema)
    .mutation(({ ctx, input }) => beginSecondPasskey(ctx, input)),
  beginProve: userProcedure
    .input(emptyInputSchema)
    .output(passkeyRequestSchema)
    .mutation(({ ctx }) => beginProveByPasskey(ctx)),
  prove: userProcedure
    .input(provePasskeyInputSchema)
    .output(provedSchema)
    .mutation(({ ctx, input }) => proveByPasskey(ctx, input)),
})
