import { type Program, Visitor } from 'oxc-parser'

import { isNode, lastName, literal, type LineOf, nameOf } from './syntax.ts'

/** One `defineFeature({ name: 'notes', … })`. */
export interface FeatureName {
  /** Null when it is not written as a plain string. */
  readonly name: string | null
  readonly line: number
}

export function readFeatureNames(program: Program, lineOf: LineOf): FeatureName[] {
  const found: FeatureName[] = []
  new Visitor({
    CallExpression: ({ callee, arguments: [given], start }) => {
      if (lastName(callee) !== 'defineFeature') return
      const properties = given?.type === 'ObjectExpression' ? given.properties : []
      const [name] = properties.flatMap((property) =>
        property.type === 'Property' && nameOf(property.key) === 'name' ? [property.value] : [],
      )
      found.push({ name: literal(name), line: lineOf(isNode(name) ? name.start : start) })
    },
  }).visit(program)
  return found
}
