import { changePlan } from '@backarch/services-access'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { ask } from '../support/call.ts'
import { organizationsOf, type Organization } from '../support/organizations.ts'
import { atBoth, countsOf, done, outcomeOf, startPair, type Pair } from '../support/pair.ts'

const minute = 60_000
const diagramSchema = z.object({ id: z.string(), readOnly: z.boolean() })
const diagramsSchema = z.object({ items: z.array(diagramSchema) })
let pair: Pair
let people: ReturnType<typeof organizationsOf>
let one = ''
let other = ''

beforeAll(async () => {
  pair = await startPair()
  people = organizationsOf(pair)
  ;({ one, other } = pair)
})
afterAll(() => pair.stack.disposeAsync())

const draw = async (url: string, { orgId, owner }: Organization) =>
  outcomeOf(url, 'canvas.create', { input: { orgId, name: 'Shop' }, headers: owner.headers })

async function diagramsAt(url: string, { orgId, owner }: Organization) {
  const { data } = await ask(url, 'canvas.list', { input: { orgId }, headers: owner.headers })
  return diagramsSchema.parse(data).items
}

/** Whether the plan that counts at a server is at least Team. */
async function exportsAt(url: string, { orgId, owner }: Organization): Promise<string> {
  const input = { orgId, format: 'csv' }
  const { headers } = owner
  return (await ask(url, 'orgs.exportAudit', { input, headers })).reason ?? 'ok'
}

describe('CC2 seats over two servers', () => {
  test('CC2 of ten parallel invitations at both as many are made as there are seats', async () => {
    const { orgId, owner } = await people.organization('free')
    const outcomes = await atBoth(pair, 10, (url, at) => {
      const input = { orgId, email: `guest${at}.${orgId}@example.com`, role: 'viewer' }
      return outcomeOf(url, 'orgs.invite', { input, headers: owner.headers })
    })
    expect(countsOf(outcomes)).toEqual({ ok: 2, limit_reached: 8 })
  })

  test('CC2 of six parallel acceptances at both as many become members as there are seats', async () => {
    const organization = await people.organization('team')
    const { orgId, owner } = organization
    const guests: Awaited<ReturnType<typeof people.invited>>[] = []
    while (guests.length < 6) guests.push(await people.invited(organization))
    await changePlan(pair.ctx, orgId, { plan: 'free', until: null })
    const outcomes = await atBoth(pair, 6, async (url, at) => guests[at]?.accept(url) ?? '')
    expect(countsOf(outcomes)).toEqual({ ok: 2, limit_reached: 4 })
    for (const url of [one, other]) {
      expect(await people.membersAt(url, orgId, owner)).toHaveLength(3)
    }
    // Who was refused has used nothing up.
    const refused = guests[outcomes.indexOf('limit_reached')]
    await changePlan(pair.ctx, orgId, { plan: 'team', until: null })
    expect(await refused?.accept(one)).toBe('ok')
  })
})

describe('AZ6 a plan over two servers', () => {
  test('AZ6 of twenty parallel diagrams at both as many are made as the plan includes', async () => {
    const organization = await people.organization('free')
    const outcomes = await atBoth(pair, 20, (url) => draw(url, organization))
    expect(countsOf(outcomes)).toEqual({ ok: 3, limit_reached: 17 })
    for (const url of [one, other]) expect(await diagramsAt(url, organization)).toHaveLength(3)
  })

  test('AZ6 a restoration at one and a new diagram at the other use up one place', async () => {
    for (let round = 0; round < 5; round += 1) {
      const organization = await people.organization('free')
      const { orgId, owner } = organization
      const { headers } = owner
      for (let at = 0; at < 3; at += 1) await draw(one, organization)
      const [newest] = await diagramsAt(one, organization)
      const input = { orgId, diagramId: newest?.id }
      await done(other, 'canvas.trash', { input, headers })
      const outcomes = await Promise.all([
        outcomeOf(one, 'canvas.restore', { input, headers }),
        draw(other, organization),
      ])
      expect(countsOf(outcomes)).toEqual({ ok: 1, limit_reached: 1 })
    }
  })

  test('AZ6 a smaller plan that a third process sets counts at both from the next call on, and so does a larger one', async () => {
    const organization = await people.organization('team')
    const { orgId, owner } = organization
    for (let at = 0; at < 4; at += 1) await draw(at % 2 ? other : one, organization)
    const changeNewest = async (url: string) => {
      const [newest] = await diagramsAt(url, organization)
      const input = { orgId, diagramId: newest?.id, name: 'Better' }
      return outcomeOf(url, 'canvas.rename', { input, headers: owner.headers })
    }
    for (const [plan, exported, changed] of [
      ['team', 'ok', 'ok'],
      ['free', 'plan_too_small', 'over_limit'],
      ['team', 'ok', 'ok'],
    ] as const) {
      await changePlan(pair.ctx, orgId, { plan, until: null })
      for (const url of [one, other]) {
        expect(await exportsAt(url, organization)).toBe(exported)
        expect(await changeNewest(url)).toBe(changed)
      }
    }
  })

  test('AZ6 a plan that is over is over at both, and that is written down once', async () => {
    const organization = await people.organization('free')
    const { orgId } = organization
    // Bought an hour ago, for 59 minutes.
    const then = { ...pair.ctx, now: () => new Date(Date.now() - 60 * minute) }
    await changePlan(then, orgId, { plan: 'team', until: new Date(Date.now() - minute) })
    const outcomes = await atBoth(pair, 20, (url) => exportsAt(url, organization))
    expect(countsOf(outcomes)).toEqual({ plan_too_small: 20 })
    for (const url of [one, other]) {
      const actions = await people.actionsAt(url, organization)
      expect(actions.filter((action) => action === 'orgs.plan_ended')).toHaveLength(1)
    }
  })
})
