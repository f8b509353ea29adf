import { zocker } from 'zocker'
import { z, type core } from 'zod'

import { isMembers } from './json-tree.ts'
import { placesOf } from './schema-tree.ts'

const longestList = 3

/** A value that the schema may take; what only code decides (`.refine`) it may refuse all the same. */
export function generateInput(schema: core.$ZodType, seed: number): unknown {
  const options = { min: 0, max: longestList }
  const generator = zocker(schema).setSeed(seed).array(options).record(options)
  const anything = generator.override(z.ZodCustom, () => anyJson(seed))
  return withHiddenLists(anything, schema, seed).generate()
}

type Generator = ReturnType<typeof zocker<core.$ZodType>>

function withHiddenLists(generator: Generator, schema: core.$ZodType, seed: number): Generator {
  let next = generator
  for (const { shape } of placesOf(schema, 'input')) {
    if (shape.kind !== 'list' || !shape.hidden) continue
    const { element, hidden } = shape
    next = next.supply(hidden, () =>
      Array.from({ length: seed % (longestList + 1) }, (_, at) =>
        generateInput(element, seed + at),
      ),
    )
  }
  return next
}

function anyJson(seed: number): unknown {
  const values = ['text', 0, -1.5, true, null, [], [1], {}, { nested: { deep: ['x'] } }]
  return values[seed % values.length]
}

/** Chooses, at every place, between what was arranged, what was generated, and what is another organization's. */
export function blend(
  own: unknown,
  generated: unknown,
  theirs: unknown,
  pick: () => number,
): unknown {
  if (isMembers(own) && isMembers(generated) && pick() < 90) {
    const names = new Set([...Object.keys(own), ...Object.keys(generated)])
    const other = isMembers(theirs) ? theirs : {}
    return Object.fromEntries(
      [...names].map((name) => [name, blend(own[name], generated[name], other[name], pick)]),
    )
  }
  const chance = pick()
  if (chance < 65) return own
  return chance < 92 ? generated : theirs
}
