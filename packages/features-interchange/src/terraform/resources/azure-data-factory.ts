import { azureDataFactory, azureDataFactoryRuntime } from '@backarch/services-topology'

import { choiceAt, countAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const links = {
  data_factory_id: { direction: 'none' },
  data_factory_name: { direction: 'none' },
} as const

const factory = defineNode({
  types: ['azurerm_data_factory'],
  kind: azureDataFactory,
  named: ['name'],
  settings: () => ({}),
})

const azureRuntime = defineNode({
  types: ['azurerm_data_factory_integration_runtime_azure'],
  kind: azureDataFactoryRuntime,
  named: ['name'],
  links,
  settings: (attributes) => ({
    runtimeType: 'azure' as const,
    computeType: choiceAt(
      attributes,
      'compute_type',
      ['General', 'ComputeOptimized', 'MemoryOptimized'],
      'General',
    ),
    coreCount: countAt(attributes, 'core_count', 8),
  }),
})

function ssis(type: string, runtimeType: 'azure-ssis' | 'managed') {
  return defineNode({
    types: [type],
    kind: azureDataFactoryRuntime,
    named: ['name'],
    links,
    settings: (attributes) => ({
      runtimeType,
      nodeSize: textAt(attributes, 'node_size'),
      nodeCount: countAt(attributes, 'number_of_nodes', 1),
      edition: choiceAt(attributes, 'edition', ['Standard', 'Enterprise'], 'Standard'),
      licenseType: choiceAt(
        attributes,
        'license_type',
        ['LicenseIncluded', 'BasePrice'],
        'LicenseIncluded',
      ),
    }),
  })
}

const selfHosted = defineNode({
  types: ['azurerm_data_factory_integration_runtime_self_hosted'],
  kind: azureDataFactoryRuntime,
  named: ['name'],
  links,
  settings: () => ({ runtimeType: 'self-hosted' as const }),
})

export const azureDataFactoryMappings = [
  factory,
  azureRuntime,
  ssis('azurerm_data_factory_integration_runtime_azure_ssis', 'azure-ssis'),
  ssis('azurerm_data_factory_integration_runtime_managed', 'managed'),
  selfHosted,
]
