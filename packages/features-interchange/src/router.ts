import { router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import { importInputSchema, importResultSchema } from './schemas.ts'
import { importTerraform } from './service.ts'

export const interchangeRouter = router({
  /** A mutation because a project does not fit into an address. It changes nothing. */
  importTerraform: userProcedure
    .meta({ bodyLimit: 16 * 1024 * 1024, scope: 'read' })
    .input(importInputSchema)
    .output(importResultSchema)
    .mutation(({ ctx, input }) => importTerraform(ctx, input)),
})
