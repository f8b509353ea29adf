import { createCursor, toPage, type router } from '@backarch/api'
import { pageInput, pageOf } from '@backarch/api/schemas'
import { AppError } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { orgProcedure, userProcedure } from '@backarch/services-access'
import { idSchema, orgIdSchema } from '@backarch/services-access/schemas'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { checkForeignIds } from '../../src/testing/access/check-foreign-ids.ts'
import { find, refSchema, rows, rowSchema, stageOf } from './rows-feature.ts'

const database = await createTestDatabase({ poolSize: 20 })
afterAll(() => database[Symbol.asyncDispose]())
const { db } = database

/** What an AZ2 check finds of one bad procedure. */
function foreignIds(bad: Parameters<typeof router>[0], name = 'bad') {
  return checkForeignIds(
    stageOf(db, bad, (own) => ({ [name]: own })),
    {},
  )
}

describe('AZ2 another organization’s ids', () => {
  test('nothing is found where all is sound, also in a subscription', async () => {
    const watch = orgProcedure.input(refSchema).subscription(async function* watch({ input }) {
      yield find(input)
    })
    expect(await foreignIds({ watch }, 'watch')).toEqual([])
  })

  test('a row that is found by its id alone', async () => {
    const bad = orgProcedure
      .input(refSchema)
      .output(rowSchema)
      .query(({ input }) => find({ ...input, orgId: rows.get(input.id)?.orgId ?? '' }))
    const problems = await foreignIds({ bad })
    expect(problems[0]).toContain("bad with the other's id answers otherwise")
    expect(problems[1]).toContain("bad with the other's id in a batch answers otherwise")
  })

  test('a refusal that knows that the row exists', async () => {
    const bad = orgProcedure
      .input(refSchema)
      .output(rowSchema)
      .mutation(({ input }) => {
        if (rows.get(input.id)?.orgId === input.orgId) return find(input)
        throw new AppError('NOT_FOUND', rows.has(input.id) ? 'Not yours.' : 'There is none.')
      })
    expect((await foreignIds({ bad }))[0]).toContain('answers otherwise')
  })

  test('an organization that is taken from the input without asking who calls', async () => {
    const bad = userProcedure
      .input(refSchema)
      .output(rowSchema)
      .query(({ input }) => find(input))
    const problems = await foreignIds({ bad })
    expect(problems.join('\n')).toContain("bad with all that is the other's answers otherwise")
  })

  test('a subscription that shows what is not the caller’s', async () => {
    const bad = orgProcedure.input(refSchema).subscription(async function* bad({ input }) {
      yield rows.get(input.id)
    })
    expect((await foreignIds({ bad }))[0]).toContain("bad with the other's id answers otherwise")
  })

  test('a change that answers as it should and is made all the same', async () => {
    const bad = orgProcedure
      .input(refSchema)
      .output(rowSchema)
      .mutation(({ input }) => {
        const row = rows.get(input.id)
        if (row) row.name = 'changed'
        return find(input)
      })
    expect((await foreignIds({ bad }))[0]).toContain('The other organization changed')
  })

  test('an id deep inside the input', async () => {
    const bad = orgProcedure
      .input(z.strictObject({ orgId: orgIdSchema, of: z.array(z.strictObject({ id: idSchema })) }))
      .output(z.array(z.string()))
      .query(({ input }) => input.of.flatMap(({ id }) => rows.get(id)?.name ?? []))
    const stage = stageOf(db, { bad }, ({ orgId, id }) => ({ bad: { orgId, of: [{ id }] } }))
    expect((await checkForeignIds(stage, {}))[0]).toContain("with the other's of[0].id answers")
  })

  test('a cursor that leads into another organization’s list', async () => {
    const place = createCursor(refSchema)
    const list = (bad: boolean) =>
      orgProcedure
        .input(z.strictObject({ orgId: orgIdSchema, ...pageInput }))
        .output(pageOf(rowSchema))
        .query(({ input }) => {
          const after = place.decode(input.cursor)
          const orgId = bad && after ? after.orgId : input.orgId
          const found = [...rows.values()].filter((row) => row.orgId === orgId)
          return toPage(found, input.take, place.encode)
        })
    const problemsOf = (bad: boolean) =>
      checkForeignIds(
        stageOf(db, { list: list(bad) }, (own) => ({
          list: { orgId: own.orgId, take: 5, cursor: place.encode(own) },
        })),
        {},
      )
    expect(await problemsOf(false)).toEqual([])
    expect((await problemsOf(true))[0]).toContain("list with the other's cursor shows")
  })
})
