import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import {
  createFromTemplateInputSchema,
  diagramSchema,
  templatesInputSchema,
  templatesSchema,
} from '../schemas.ts'
import { createFromTemplate, listTemplates } from '../service/keeping/templates.ts'

export const templatesRouter = router({
  list: orgProcedure
    .use(requirePermission('readDiagrams'))
    .input(templatesInputSchema)
    .output(templatesSchema)
    .query(() => listTemplates()),
  create: orgProcedure
    .use(requirePermission('changeDiagrams'))
    .input(createFromTemplateInputSchema)
    .output(diagramSchema)
    .mutation(({ ctx, input }) => createFromTemplate(ctx, input)),
})
