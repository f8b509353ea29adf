import type { VisitorObject } from 'oxc-parser'

import type { Reader } from './reader.ts'
import { isNode, lastName, literal, type LineOf, nameOf } from './syntax.ts'

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
        property.type === 'Property' && nameOf(property.key) === 'name' ? [property.value] : [],
      )
      found.push({ name: literal(name), line: lineOf(isNode(name) ? name.start : start) })
    },
  }
  return { visitor, facts: () => found }
}
