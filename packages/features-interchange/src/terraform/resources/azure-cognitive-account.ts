import { azureCognitiveAccount } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

type Service = 'speech' | 'language' | 'luis' | 'openai' | 'other'

const services: ReadonlyMap<string, Service> = new Map([
  ['speechservices', 'speech'],
  ['textanalytics', 'language'],
  ['luis', 'luis'],
  ['luis.authoring', 'luis'],
  ['openai', 'openai'],
])

function serviceOf(kind: string | null): Service | null {
  return kind === null ? null : (services.get(kind.toLowerCase()) ?? 'other')
}

export const azureCognitiveAccountMapping = defineNode({
  types: ['azurerm_cognitive_account'],
  kind: azureCognitiveAccount,
  named: ['name'],
  settings: (attributes) => ({
    service: serviceOf(textAt(attributes, 'kind')),
    sku: textAt(attributes, 'sku_name'),
  }),
})
