import { awsRoute53Record } from '@backarch/services-topology'

import { defineNode, type PropertyMapping } from '../mapping/mapping.ts'
import type { Resource } from '../project/resource.ts'
import { referencesIn } from '../values/references.ts'
import { isList, isMap, scalarOf, type Value } from '../values/value.ts'

/** An alias for something of AWS is answered for nothing; one for another record of its zone is not. */
function isFreeAlias({ body, read }: Resource): boolean {
  const written = read('alias')
  const alias = written !== undefined && isList(written) ? written[0] : written
  if (alias === undefined) return false
  const names = [
    ...referencesIn(alias).map(({ address }) => address),
    JSON.stringify(body['alias'] ?? ''),
  ]
  if (names.some((name) => name.includes('aws_route53_record.'))) return false
  const zone = isMap(alias) ? idOf(alias.get('zone_id')) : null
  return zone === null || zone !== idOf(read('zone_id'))
}

function idOf(value: Value | undefined): string | null {
  if (value === undefined) return null
  const id = scalarOf(value)
  if (typeof id === 'string') return id
  const [reference] = referencesIn(value)
  return reference === undefined ? null : `${reference.address}.${reference.attribute}`
}

const types = ['aws_route53_record']

export const awsRoute53RecordMapping: PropertyMapping = {
  outcome: 'property',
  types,
  of: ['alias', 'zone_id'],
  billed: {
    when: (_, resource) => !isFreeAlias(resource),
    as: defineNode({
      types,
      kind: awsRoute53Record,
      named: ['name'],
      global: true,
      links: { health_check_id: { direction: 'none' } },
      settings: () => ({}),
    }),
  },
}
