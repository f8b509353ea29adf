import {
  azureSynapseSparkPool,
  azureSynapseSqlPool,
  azureSynapseWorkspace,
} from '@backarch/services-topology'

import { blockAt, choiceAt, countAt, flagAt, hasBlock, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const nodeSizes = ['Small', 'Medium', 'Large', 'XLarge', 'XXLarge'] as const
const links = { synapse_workspace_id: { direction: 'from' } } as const

export const azureSynapse = [
  defineNode({
    types: ['azurerm_synapse_workspace'],
    kind: azureSynapseWorkspace,
    named: ['name'],
    settings: (attributes) => ({
      managedVirtualNetwork: flagAt(attributes, 'managed_virtual_network_enabled', false),
    }),
  }),
  defineNode({
    types: ['azurerm_synapse_spark_pool'],
    kind: azureSynapseSparkPool,
    named: ['name'],
    links,
    settings: (attributes) => ({
      nodeSize: choiceAt(attributes, 'node_size', nodeSizes, null),
      nodeCount: hasBlock(attributes, 'auto_scale')
        ? countAt(blockAt(attributes, 'auto_scale'), 'min_node_count')
        : countAt(attributes, 'node_count'),
    }),
  }),
  defineNode({
    types: ['azurerm_synapse_sql_pool'],
    kind: azureSynapseSqlPool,
    named: ['name'],
    links,
    settings: (attributes) => ({
      sku: textAt(attributes, 'sku_name'),
      geoBackup: flagAt(attributes, 'geo_backup_policy_enabled', true),
    }),
  }),
]
