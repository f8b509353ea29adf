import type { core } from 'zod'

import { isMembers, type Path } from './json-tree.ts'
import { shapesOf, type Shape } from './schema-tree.ts'

/** An object of an input, at a place where its schema names the members. */
interface Level {
  readonly path: Path
  readonly names: readonly string[]
}

/** A value of an input that holds no further named values, or the place of one that is left out. */
export interface Field {
  readonly path: Path
  readonly shapes: readonly Shape[]
}

/** The objects and the fields of an input, as its schema declares them. */
export function fieldsOf(
  schema: core.$ZodType,
  value: unknown,
  path: Path = [],
): { readonly levels: readonly Level[]; readonly fields: readonly Field[] } {
  const shapes = shapesOf(schema, 'input')
  const field: Field = { path, shapes }
  const inside = childrenOf(shapes, value).map(([name, member, child]) =>
    fieldsOf(member, child, [...path, name]),
  )
  const members = shapes.flatMap((shape) => (shape.kind === 'object' ? [shape.members] : []))
  const isLevel = isMembers(value) && members.length > 0
  const level: Level = { path, names: members.flatMap((each) => Object.keys(each)) }
  return {
    levels: [...(isLevel ? [level] : []), ...inside.flatMap(({ levels }) => levels)],
    fields: [...(path.length === 0 ? [] : [field]), ...inside.flatMap(({ fields }) => fields)],
  }
}

type Child = readonly [name: string | number, schema: core.$ZodType, value: unknown]

/** Also the members that the value leaves out; of a list the first element stands for all. */
function childrenOf(shapes: readonly Shape[], value: unknown): Child[] {
  return shapes.flatMap((shape): Child[] => {
    switch (shape.kind) {
      case 'object':
        return isMembers(value)
          ? Object.entries(shape.members).map(([name, member]) => [name, member, value[name]])
          : []
      case 'list':
        return Array.isArray(value) && value.length > 0 ? [[0, shape.element, value[0]]] : []
      case 'open':
        return isMembers(value)
          ? Object.entries(value).map(([name, child]) => [name, shape.values, child])
          : []
      case 'text':
      case 'number':
      case 'value':
      case 'opaque':
        return []
      default:
        return shape satisfies never
    }
  })
}
