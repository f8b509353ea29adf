import { z, type core } from 'zod'

/** Of a schema, what is declared for values on their way in, or on their way out. */
export type Side = 'input' | 'output'

/** What a value may be at one place; wrappers (optional, nullable, default, …) are taken off. */
export type Shape =
  | { readonly kind: 'object'; readonly members: Members; readonly strict: boolean }
  | { readonly kind: 'list'; readonly element: core.$ZodType }
  /** Any names: a record or a map. */
  | { readonly kind: 'open'; readonly values: core.$ZodType }
  | { readonly kind: 'text'; readonly isId: boolean }
  | { readonly kind: 'number' }
  /** One of a few values, or a date. */
  | { readonly kind: 'value' }
  /** Anything, or what only code decides. */
  | { readonly kind: 'opaque'; readonly type: string }

type Members = Readonly<Record<string, core.$ZodType>>

/** What a value may be; several where the schema is a union. */
export function shapesOf(schema: core.$ZodType, side: Side): readonly Shape[] {
  const def = definitionOf(schema)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
    case 'promise':
      return shapesOf(def.innerType, side)
    case 'lazy':
      return shapesOf(def.getter(), side)
    case 'pipe':
      return shapesOfPipe(schema, def, side)
    case 'union':
      return def.options.flatMap((option) => shapesOf(option, side))
    case 'intersection':
      return [...shapesOf(def.left, side), ...shapesOf(def.right, side)]
    case 'object':
      return [{ kind: 'object', members: def.shape, strict: isNever(def.catchall) }]
    case 'array':
      return [{ kind: 'list', element: def.element }]
    case 'tuple':
      return def.items.map((element) => ({ kind: 'list', element }))
    case 'set':
      return [{ kind: 'list', element: def.valueType }]
    case 'record':
    case 'map':
      return [{ kind: 'open', values: def.valueType }]
    case 'string':
      return [{ kind: 'text', isId: 'format' in def && def.format === 'uuid' }]
    case 'template_literal':
      return [{ kind: 'text', isId: false }]
    case 'number':
    case 'bigint':
    case 'nan':
      return [{ kind: 'number' }]
    case 'boolean':
    case 'date':
    case 'enum':
    case 'literal':
    case 'never':
    case 'null':
    case 'success':
    case 'undefined':
    case 'void':
      return [{ kind: 'value' }]
    case 'any':
    case 'custom':
    case 'file':
    case 'function':
    case 'symbol':
    case 'transform':
    case 'unknown':
      return [{ kind: 'opaque', type: def.type }]
    default:
      return def satisfies never
  }
}

/** The element of a list that checks its elements by itself, and says so: `listOf` of the topology. */
export function elementOf(schema: core.$ZodType): core.$ZodType | null {
  const element: unknown = z.globalRegistry.get(schema)?.['element']
  return isSchema(element) ? element : null
}

export function isSchema(value: unknown): value is core.$ZodType {
  return typeof value === 'object' && value !== null && '_zod' in value
}

function shapesOfPipe(schema: core.$ZodType, def: core.$ZodPipeDef, side: Side): readonly Shape[] {
  const element = elementOf(schema)
  if (element) return [{ kind: 'list', element }]
  if (side === 'output') return shapesOf(def.out, side)
  // What comes in first is no schema where the input is prepared (`z.preprocess`).
  const shapes = shapesOf(def.in, side)
  return shapes.some(({ kind }) => kind === 'opaque') ? shapesOf(def.out, side) : shapes
}

/** The end of a pipe that is no transformation: the later one of two. */
export function typedEnd(pipe: core.$ZodPipe): core.$ZodType {
  // oxlint-disable-next-line no-underscore-dangle -- zod's own name for what it tells other libraries.
  const { in: first, out } = pipe._zod.def
  return definitionOf(out).type === 'transform' ? first : out
}

function isNever(schema: core.$ZodType | undefined): boolean {
  return schema !== undefined && definitionOf(schema).type === 'never'
}

function definitionOf(schema: core.$ZodType): core.$ZodTypes['_zod']['def'] {
  if (!isOfZod(schema)) throw new Error('There is no such schema.')
  // oxlint-disable-next-line no-underscore-dangle -- zod's own name for what it tells other libraries.
  return schema._zod.def
}

/** Every schema is of one of zod's classes; that there are no others is known to zod alone. */
function isOfZod(schema: core.$ZodType): schema is core.$ZodTypes {
  return isSchema(schema)
}

/** Every place of a schema with what may be there. `items[].cost`, `settings{}`; the root is the empty text. */
export function placesOf(
  schema: core.$ZodType,
  side: Side,
  path = '',
  above: readonly core.$ZodType[] = [],
): readonly { readonly path: string; readonly shape: Shape }[] {
  if (above.includes(schema)) return []
  const inside = [...above, schema]
  return shapesOf(schema, side).flatMap((shape) => {
    const here = { path, shape }
    switch (shape.kind) {
      case 'object':
        return [
          here,
          ...Object.entries(shape.members).flatMap(([name, member]) =>
            placesOf(member, side, path === '' ? name : `${path}.${name}`, inside),
          ),
        ]
      case 'list':
        return [here, ...placesOf(shape.element, side, `${path}[]`, inside)]
      case 'open':
        return [here, ...placesOf(shape.values, side, `${path}{}`, inside)]
      case 'text':
      case 'number':
      case 'value':
      case 'opaque':
        return [here]
      default:
        return shape satisfies never
    }
  })
}
