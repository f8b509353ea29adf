import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { AppError } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { accessOrganization, orgProcedure, userProcedure } from '@backarch/services-access'
import { orgIdSchema } from '@backarch/services-access/schemas'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { checkArrangement } from '../../src/testing/access/check-arrangement.ts'
import { checkRefusals } from '../../src/testing/access/check-refusals.ts'
import { checkedInTable } from '../../src/testing/access/checked-in-table.ts'
import { proceduresIn, renderTable } from '../../src/testing/access/render-table.ts'
import { tryCallers } from '../../src/testing/access/try-callers.ts'
import { refSchema, rows, sound, stageOf } from './rows-feature.ts'

const database = await createTestDatabase({ poolSize: 20 })
afterAll(() => database[Symbol.asyncDispose]())
const { db } = database

describe('AZ1 the table', () => {
  const stage = stageOf(
    db,
    {
      open: userProcedure
        .input(z.strictObject({}))
        .output(z.null())
        .query(() => null),
    },
    () => ({ open: {} }),
  )

  test('shows who gets what, with the code of each word', async () => {
    const tried = await tryCallers(stage)
    expect(tried.problems).toEqual([])
    const text = renderTable('rows', tried)
    expect(proceduresIn(text)).toEqual(['get', 'open'])
    const [, get = '', open = ''] = text.split('\n').filter((line) => /^\| (`|p)/.test(line))
    const cells = (line: string) => line.split('|').map((cell) => cell.trim())
    const [nobody, ...members] = cells(get).slice(2, 9)
    expect(nobody).toBe('signed_out')
    expect(members).toEqual([
      'ok',
      'ok',
      'ok',
      'ok',
      'organization_not_found',
      'organization_not_found',
    ])
    expect(cells(open).slice(2, 9)).toEqual([
      'signed_out',
      ...Array.from({ length: 6 }, () => 'ok'),
    ])
    expect(text).toMatch(/^\| organization_not_found +\| NOT_FOUND +\|$/m)
  })

  test('fails where a call fails on our side, whatever the table says', async () => {
    const failing = stageOf(
      db,
      {
        bad: userProcedure
          .input(z.strictObject({}))
          .output(z.null())
          .query(() => {
            throw new Error('out of order')
          }),
      },
      () => ({ bad: {} }),
    )
    const { problems } = await tryCallers(failing)
    expect(problems.join('\n')).toContain('bad as viewer answered 500')
    expect(problems.join('\n')).toContain('bad as operator failed')
  })

  test('shows who is let in because they were let in before', async () => {
    const known = new Set<string>()
    const stale = userProcedure
      .meta({ scope: 'read' })
      .input(refSchema)
      .output(z.null())
      .query(async ({ ctx, input }) => {
        const caller = `${JSON.stringify(ctx.principal)} in ${input.orgId}`
        if (!known.has(caller)) await accessOrganization(ctx, input.orgId)
        known.add(caller)
        return null
      })
    const { columns, rows: outcomes } = await tryCallers(
      stageOf(db, { stale }, (own) => ({ stale: own })),
    )
    const differs = columns.filter(
      (_, at) => outcomes.get('stale')?.[at]?.code !== outcomes.get('get')?.[at]?.code,
    )
    expect(differs).toEqual(['removed owner', 'organization deleted'])
  })

  test('an input that needs a state of its own is made in a scene of its own, before the caller enters', async () => {
    const made: string[] = []
    const call = orgProcedure
      .input(z.strictObject({ orgId: orgIdSchema }))
      .output(z.int())
      .mutation(({ input }) => made.filter((orgId) => orgId === input.orgId).length)
    const input = (orgId: string) => async () => {
      made.push(orgId)
      return Promise.resolve({ orgId })
    }
    const apart = stageOf(db, { one: call, two: call }, ({ orgId }) => ({
      one: input(orgId),
      two: input(orgId),
    }))
    const { columns, rows: outcomes, problems } = await tryCallers(apart)
    expect(problems).toEqual([])
    expect(outcomes.get('two')).toEqual(outcomes.get('one'))
    expect(made).toHaveLength(2 * columns.length)
    expect(new Set(made).size).toBe(made.length)
  })

  test('is never written unless somebody asks, and a missing one is empty', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'access-')), 'access.md')
    expect(checkedInTable(path, 'new', false)).toBe('')
    expect(existsSync(path)).toBe(false)
    expect(checkedInTable(path, 'new', true)).toBe('new')
    expect(checkedInTable(path, 'newer', false)).toBe('new')
    expect(readFileSync(path, 'utf8')).toBe('new')
  })
})

test('AZ1 a call that is refused and changes something all the same is found', async () => {
  const bad = orgProcedure
    .input(refSchema)
    .output(z.null())
    .mutation(({ ctx, input }) => {
      const row = rows.get(input.id)
      if (row) row.name += '!'
      if (ctx.org.role === 'owner') return null
      throw new AppError('FORBIDDEN', 'Not you.')
    })
  const stage = stageOf(db, { bad }, (own) => ({ bad: own }))
  const [problem, ...more] = await checkRefusals(stage, await tryCallers(stage))
  expect(problem).toContain('What is refused as viewer changed something')
  expect(more.map((text) => text.split('\n')[0])).toEqual(
    ['editor', 'admin', 'owner over the seats'].map(
      (caller) => `What is refused as ${caller} changed something:`,
    ),
  )
})

describe('what would be blind', () => {
  test('a procedure without an input, an input without a procedure, an id that is everyone’s', async () => {
    const shared = '018f0000-0000-7000-8000-000000000000'
    const stage = stageOf(
      db,
      { lost: sound.get, shared: sound.get, absent: sound.get },
      ({ orgId }) => ({ shared: { orgId, id: shared }, absent: { orgId }, unknown: {} }),
    )
    expect(await checkArrangement(stage)).toEqual([
      'arrange answers an input for unknown, which is no procedure.',
      'arrange answers no input for lost.',
      "arrange answers nothing of the organization's own as shared.id.",
      "arrange answers nothing of the organization's own as absent.id.",
    ])
  })
})
