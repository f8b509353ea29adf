import { setTimeout as sleep } from 'node:timers/promises'

import { createTestDatabase } from '@backarch/db/testing'
import { orgProcedure, userProcedure } from '@backarch/services-access'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { checkAnyInput } from '../../src/testing/access/check-any-input.ts'
import { checkOddValues } from '../../src/testing/access/check-odd-values.ts'
import { checkStrictInputs } from '../../src/testing/access/check-strict-inputs.ts'
import { checkStrictOutputs } from '../../src/testing/access/check-strict-outputs.ts'
import { ref, refSchema, rows, stageOf } from './rows-feature.ts'

const database = await createTestDatabase({ poolSize: 20 })
afterAll(() => database[Symbol.asyncDispose]())
const { db } = database

describe('AZ3 AZ4 fields that nobody named', () => {
  const loose = z.object({ ...ref, inside: z.object({ at: z.number() }).optional() })
  const stage = stageOf(
    db,
    {
      bad: orgProcedure
        .input(loose)
        .output(z.object({ all: z.record(z.string(), z.unknown()) }))
        .query(() => ({ all: {} })),
      none: userProcedure.query(() => null),
    },
    (own) => ({ bad: { ...own, inside: { at: 1 } }, none: null }),
  )

  test('are found in inputs, at every level', async () => {
    const problems = await checkStrictInputs(stage, {})
    expect(problems).toContain('The input of bad is no strict object at "".')
    expect(problems).toContain('The input of bad is no strict object at "inside".')
    expect(problems).toContain('bad with isAdmin is ok, not BAD_REQUEST.')
    expect(problems).toContain('bad with inside.orgId is ok, not BAD_REQUEST.')
    expect(problems.join('\n')).toContain('none declares no input')
    expect(problems.filter((problem) => problem.includes('get'))).toEqual([])
    const excepted = await checkStrictInputs(stage, { 'bad.inside': 'a test' })
    expect(excepted).toEqual(problems.filter((problem) => !problem.includes('inside')))
  })

  test('are found in outputs, unless a reason says why not', () => {
    const found = [
      'The output of bad is no strict object.',
      'The output of bad.all takes members of any name.',
      'The output of bad.all{} is of the type unknown, which takes anything.',
      'The output of none is not declared.',
    ]
    expect(checkStrictOutputs(stage.procedures, {})).toEqual(found)
    const opaque = { 'bad.all': 'a test', get: 'a test' }
    expect(checkStrictOutputs(stage.procedures, opaque)).toEqual([
      found[0],
      found[3],
      'The output of get needs no exception.',
    ])
  })
})

describe('IN2 IN5 IN6 odd values', () => {
  const text = z.strictObject({ ...ref, name: z.string() })
  const problemsOf = (
    answer: (name: string) => string,
    input: z.ZodType<{ name: string }> = text,
  ) =>
    checkOddValues(
      stageOf(
        db,
        {
          bad: orgProcedure
            .input(input)
            .output(z.strictObject({ name: z.string() }))
            .mutation((call) => ({ name: answer(call.input.name) })),
        },
        (own) => ({ bad: { ...own, name: 'Row' } }),
      ),
      { seed: 1, texts: 2_500 },
    )

  test('a text that is answered as it was sent is fine', async () => {
    expect(await problemsOf((name) => name)).toEqual([])
  })

  test('a text that breaks the call', async () => {
    const problems = await problemsOf((name) => {
      if (name.includes("'")) throw new Error('syntax error near')
      return name
    })
    expect(problems[0]).toMatch(/^bad with .* as name answered 500: .*syntax error near/s)
  })

  test('a text that is mended on the way', async () => {
    const problems = await problemsOf((name) => name.normalize('NFC').trim())
    expect(problems[0]).toMatch(/^bad with .* as name is answered as /)
  })

  test('IN4 a number that the schema should have refused', async () => {
    const bad = orgProcedure
      .input(z.strictObject({ ...ref, count: z.number() }))
      .output(z.string())
      .query(({ input }) => 'x'.repeat(input.count))
    const stage = stageOf(db, { bad }, (own) => ({ bad: { ...own, count: 1 } }))
    const problems = await checkOddValues(stage, { seed: 1, texts: 0 })
    expect(problems[0]).toMatch(/^bad with .*-1.* as count answered 500: .*Invalid count value/s)
  })

  test('a refused call that changed something', async () => {
    const wild = z.strictObject({
      ...ref,
      name: z.string().refine((name) => {
        for (const row of rows.values()) row.name = name
        return name === 'Row'
      }),
    })
    expect((await problemsOf((name) => name, wild)).join('\n')).toContain(
      'A refused call of bad changed something.',
    )
  })
})

describe('any input', () => {
  test('a call that fails on our side is found, with its seed', async () => {
    const stage = stageOf(
      db,
      {
        bad: orgProcedure
          .input(z.strictObject({ ...ref, count: z.int().min(0).max(1000) }))
          .output(z.number())
          .query(({ input }) => {
            if (input.count > 100) throw new Error('too many for us')
            return input.count
          }),
      },
      (own) => ({ bad: { ...own, count: 1 } }),
    )
    const [problem] = await checkAnyInput(stage, { seed: 3, runs: 50 })
    expect(problem).toContain('seed: 3')
    expect(problem).toContain('too many for us')
  })

  test('a call that hangs is found, and not one that was held up once', async () => {
    let calls = 0
    const slow = (isSlow: () => boolean) =>
      orgProcedure
        .input(refSchema)
        .output(z.null())
        .query(async () => {
          if (isSlow()) await sleep(1_050)
          return null
        })
    const once = stageOf(db, { once: slow(() => calls++ === 0) }, (own) => ({ once: own }))
    expect(await checkAnyInput(once, { seed: 3, runs: 1 })).toEqual([])
    expect(calls).toBeGreaterThan(0)
    const always = stageOf(db, { always: slow(() => true) }, (own) => ({ always: own }))
    const [problem] = await checkAnyInput(always, { seed: 3, runs: 1 })
    expect(problem).toMatch(/always with .* as owner took \d+ ms/)
  })

  test('a change of what is another organization’s is found', async () => {
    const bad = orgProcedure
      .input(refSchema)
      .output(z.null())
      .mutation(({ input }) => {
        const row = rows.get(input.id)
        if (row) row.name += '!'
        return null
      })
    const stage = stageOf(db, { bad }, (own) => ({ bad: own }))
    expect(await checkAnyInput(stage, { seed: 3, runs: 100 })).toEqual([
      'bad changed the other organization (seed 3).',
    ])
  })
})
