import type { VisitorObject } from 'oxc-parser'

import { isNode, textOf, type LineOf } from '../../syntax.ts'
import type { Reader } from './reader.ts'
import { lastName, innerName } from './syntax.ts'

/** One `defineFeature({ name: 'notes', … })`. */
export interface FeatureName {
  /** Null when it is not written as a plain string. */
  readonly name: string | null
  readonly line: number
}

export function featureNameReader(lineOf: LineOf): Reader<FeatureName> {
  const found: FeatureName[] = []
  const visitor: VisitorObject = {
    CallExpression: ({ callee, arguments: [given], start }) => {
      if (lastName(callee) !== 'defineFeature') return
      const properties = given?.type === 'ObjectExpression' ? given.properties : []
      const [name] = properties.flatMap((property) =>
        property.type === 'Property' && innerName(property.key) === 'name' ? [property.value] : [],
      )
      found.push({ name: textOf(name), line: lineOf(isNode(name) ? name.start : start) })
    },
  }
  return { visitor, facts: () => found }
}
