import { zocker } from 'zocker'
import { z, type core } from 'zod'

import { isMembers } from './json-tree.ts'
import { elementOf, typedEnd } from './schema-tree.ts'

const longestList = 3

/** A value that the schema may take; what only code decides (`.refine`, `.transform`) it may refuse all the same. */
export function generateInput(schema: core.$ZodType, seed: number): unknown {
  const size = { min: 0, max: longestList }
  return zocker(schema)
    .setSeed(seed)
    .array(size)
    .record(size)
    .object({ generate_extra_keys: false })
    .any({ strategy: 'json-compatible' })
    .unknown({ strategy: 'json-compatible' })
    .override(z.ZodCustom, () => anyJson(seed))
    .override(z.ZodPipe, (pipe) => generateForPipe(pipe, seed + 1))
    .generate()
}

/** What a pipe's transformation takes, where it ends in one. */
function generateForPipe(pipe: core.$ZodPipe, seed: number): unknown {
  const element = elementOf(pipe)
  if (element) {
    const length = seed % (longestList + 1)
    return Array.from({ length }, (_, at) => generateInput(element, seed + at))
  }
  return generateInput(typedEnd(pipe), seed)
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
