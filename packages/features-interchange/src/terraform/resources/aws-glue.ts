import { awsGlueCatalogDatabase, awsGlueJob } from '@backarch/services-topology'

import { type Attributes, blockAt, countAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** Processing units of a worker. */
const workerDpus: Readonly<Record<string, number>> = {
  'g.025x': 0.25,
  'g.1x': 1,
  standard: 1,
  'g.2x': 2,
  'g.4x': 4,
  'g.8x': 8,
}

/** Glue's own defaults: ten units, or the smallest part of one for a Python shell. */
function dpus(attributes: Attributes): number | null {
  if (attributes.read('number_of_workers') !== undefined) {
    const workers = countAt(attributes, 'number_of_workers')
    const each = workerDpus[textAt(attributes, 'worker_type')?.toLowerCase() ?? '']
    return workers === null || each === undefined ? null : workers * each
  }
  const command = textAt(blockAt(attributes, 'command'), 'name', 'glueetl')
  if (command === null) return numberAt(attributes, 'max_capacity')
  return numberAt(attributes, 'max_capacity', command === 'pythonshell' ? 0.0625 : 10)
}

export const awsGlueMappings = [
  defineNode({
    types: ['aws_glue_job'],
    kind: awsGlueJob,
    named: ['name'],
    settings: (attributes) => ({ dpus: dpus(attributes) }),
  }),
  defineNode({
    types: ['aws_glue_crawler'],
    kind: awsGlueJob,
    named: ['name'],
    // Said by nothing; its hours are those of one unit.
    settings: () => ({ dpus: 1 }),
  }),
  defineNode({
    types: ['aws_glue_catalog_database'],
    kind: awsGlueCatalogDatabase,
    named: ['name'],
    settings: () => ({}),
  }),
]
