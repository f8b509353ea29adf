import { AppError } from '@backarch/core'
import type { OrgContext } from '@backarch/services-access'

import type { CreateFromTemplateInput, DiagramView, TemplateView } from '../../schemas.ts'
import { templates } from '../../templates/index.ts'
import { createDiagram } from '../create-diagram.ts'

/** What a diagram can begin with, the most common first. */
export function listTemplates(): { templates: TemplateView[] } {
  return {
    templates: templates.map(({ id, name, description, graph }) => ({
      id,
      name,
      description,
      nodeCount: graph.nodes.length,
      groupCount: graph.groups.length,
    })),
  }
}

/** Makes a diagram that begins as a template. Throws NOT_FOUND (`template_not_found`) and what `createDiagram` throws. */
export async function createFromTemplate(
  ctx: OrgContext,
  { orgId, templateId, name, folderId = null }: CreateFromTemplateInput,
): Promise<DiagramView> {
  const template = templates.find(({ id }) => id === templateId)
  if (!template) {
    throw new AppError('NOT_FOUND', 'There is no such template: templates.list names all.', {
      details: { reason: 'template_not_found' },
    })
  }
  return createDiagram(ctx, { orgId, name: name ?? template.name, folderId, graph: template.graph })
}
