import { router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import {
  emptyInputSchema,
  endedSchema,
  endSessionInputSchema,
  listSessionsInputSchema,
  sessionPageSchema,
} from '../schemas.ts'
import { endOtherSessions } from '../service/sessions/end-other-sessions.ts'
import { endSession } from '../service/sessions/end-session.ts'
import { listSessions } from '../service/sessions/list-sessions.ts'

export const sessionsRouter = router({
  list: userProcedure
    .input(listSessionsInputSchema)
    .output(sessionPageSchema)
    .query(({ ctx, input }) => listSessions(ctx, input)),
  end: userProcedure
    .input(endSessionInputSchema)
    .output(endedSchema)
    .mutation(({ ctx, input }) => endSession(ctx, input)),
  endOthers: userProcedure
    .input(emptyInputSchema)
    .output(endedSchema)
    .mutation(({ ctx }) => endOtherSessions(ctx)),
})
