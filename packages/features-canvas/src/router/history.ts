import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import { diagramVersionSchema, versionInputSchema } from '../schemas.ts'
import { getVersion } from '../service/history/read-version.ts'

const viewerProcedure = orgProcedure.use(requirePermission('readDiagrams'))

export const historyRouter = router({
  get: viewerProcedure
    .input(versionInputSchema)
    .output(diagramVersionSchema)
    .query(({ ctx, input }) => getVersion(ctx, input)),
})
