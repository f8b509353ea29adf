import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { deleteOrganization, housekeepAccess } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, db, ctx, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

/** An organization, and short words for what its editor does with folders. */
async function begin() {
  const { orgId, as, call } = await organization()
  const { folders } = call.editor
  return {
    orgId,
    as,
    call,
    make: async (name: string, parentId: string | null = null) =>
      (await folders.create({ orgId, name, parentId })).id,
    place: (folderId: string, parentId: string | null) =>
      folders.move({ orgId, folderId, parentId }),
    remove: (folderId: string, contents: 'moveUp' | 'trash') =>
      folders.delete({ orgId, folderId, contents }),
    /** `a/b` for each folder, in order. */
    paths: async () => {
      const { folders: all } = await call.viewer.folders.list({ orgId })
      const pathOf = (id: string | null, steps = all.length): string[] => {
        const folder = all.find((candidate) => candidate.id === id)
        if (!folder) return []
        if (steps === 0) throw new Error('These folders form a cycle.')
        return [...pathOf(folder.parentId, steps - 1), folder.name]
      }
      return all.map(({ id }) => pathOf(id).join('/')).toSorted()
    },
    draw: async (name: string, folderId: string | null = null) =>
      (await call.editor.create({ orgId, name, folderId })).id,
    names: async (folderId?: string | null) =>
      (await call.viewer.list({ orgId, folderId })).items.map(({ name }) => name).toSorted(),
  }
}

describe('folders', () => {
  test('form a tree that everybody in the organization sees', async () => {
    const { orgId, call, make, place, paths } = await begin()
    const shop = await make('Shop')
    const back = await make('Back', shop)
    await make('Archive')
    expect(await paths()).toEqual(['Archive', 'Shop', 'Shop/Back'])
    const renamed = await call.editor.folders.rename({ orgId, folderId: back, name: 'Front' })
    expect(renamed).toMatchObject({ id: back, orgId, name: 'Front', parentId: shop })
    await place(back, null)
    expect(await paths()).toEqual(['Archive', 'Front', 'Shop'])
  })

  test('in one place have different names, however they are written', async () => {
    const { orgId, call, make, place } = await begin()
    const shop = await make('Shop')
    const other = await make('Other')
    const inside = await make('Shop', other)
    for (const name of ['Shop', 'shop ', 'ＳＨＯＰ']) {
      const refused = await refusal(call.editor.folders.create({ orgId, name }))
      expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'folder_name_taken' })
    }
    expect(await outcome(place(inside, null))).toBe('folder_name_taken')
    const rename = call.editor.folders.rename({ orgId, folderId: other, name: 'SHOP' })
    expect(await outcome(rename)).toBe('folder_name_taken')
    await call.editor.folders.rename({ orgId, folderId: shop, name: 'SHOP' })
  })

  test('of twenty made at once by the same name there is one', async () => {
    const { make, paths } = await begin()
    for (const name of ['Shop', 'Bank', 'Mail', 'News']) {
      const made = await Promise.all(Array.from({ length: 20 }, () => outcome(make(name))))
      expect(made.filter((reason) => reason === 'ok')).toHaveLength(1)
      expect(made.filter((reason) => reason === 'folder_name_taken')).toHaveLength(19)
    }
    expect(await paths()).toEqual(['Bank', 'Mail', 'News', 'Shop'])
  })

  test('do not lie in themselves', async () => {
    const { make, place } = await begin()
    const outer = await make('Outer')
    const inner = await make('Inner', await make('Middle', outer))
    for (const parentId of [outer, inner]) {
      const refused = await refusal(place(outer, parentId))
      expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'folder_cycle' })
    }
  })

  test('moved into each other at once never form a cycle', async () => {
    const { make, place, paths } = await begin()
    const ids: string[] = []
    for (let i = 0; i < 6; i += 1) ids.push(await make(`F${i}`))
    for (let round = 0; round < 5; round += 1) {
      const moves = ids.flatMap((folder) => ids.map((parent) => ({ folder, parent })))
      const outcomes = await Promise.all(
        moves.map(({ folder, parent }) => outcome(place(folder, parent))),
      )
      expect(new Set(outcomes)).toEqual(new Set(['ok', 'folder_cycle']))
      // Each has a path from the top: one in a cycle would have none.
      expect(await paths()).toHaveLength(6)
      for (const folder of ids) await place(folder, null)
    }
  })

  test('lie at most ten deep in each other, however they get there', async () => {
    const { make, place } = await begin()
    let deepest: string | null = null
    for (let depth = 1; depth <= 10; depth += 1) deepest = await make(`D${depth}`, deepest)
    const refused = await refusal(make('D11', deepest))
    expect(refused).toMatchObject({ code: 'UNPROCESSABLE_CONTENT', reason: 'folder_too_deep' })
    const pair = await make('Pair')
    await make('Of two', pair)
    expect(await outcome(place(pair, deepest))).toBe('folder_too_deep')
  })

  test('are at most a thousand', async () => {
    const { orgId, make } = await begin()
    const now = new Date()
    const rows = Array.from({ length: 999 }, (_, i) => ({ orgId, id: newId(), name: `F${i}` }))
    await db.folder.createMany({
      data: rows.map((row) => ({ ...row, createdAt: now, updatedAt: now })),
    })
    const made = await Promise.all(['One', 'Two', 'Three'].map((name) => outcome(make(name))))
    expect(made.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(made.filter((reason) => reason === 'too_many_folders')).toHaveLength(2)
  })

  test('are made and changed by editors', async () => {
    const { orgId, call, make } = await begin()
    const folderId = await make('Shop')
    const { folders } = call.viewer
    const changes = [
      folders.create({ orgId, name: 'x' }),
      folders.rename({ orgId, folderId, name: 'x' }),
      folders.move({ orgId, folderId, parentId: null }),
      folders.delete({ orgId, folderId, contents: 'trash' }),
    ]
    const reasons = await Promise.all(changes.map((change) => outcome(change)))
    expect(reasons).toEqual(changes.map(() => 'role_too_low'))
  })

  test('AZ2 of others answer as what never existed, wherever one is named', async () => {
    const theirs = await begin()
    const foreign = await theirs.make('Theirs')
    const { orgId, call, make, draw } = await begin()
    const mine = await make('Mine')
    const diagramId = await draw('Mine')
    const calls = [
      (id: string) => call.owner.folders.rename({ orgId, folderId: id, name: 'x' }),
      (id: string) => call.owner.folders.move({ orgId, folderId: id, parentId: null }),
      (id: string) => call.owner.folders.move({ orgId, folderId: mine, parentId: id }),
      (id: string) => call.owner.folders.delete({ orgId, folderId: id, contents: 'trash' }),
      (id: string) => call.owner.folders.create({ orgId, name: 'x', parentId: id }),
      (id: string) => call.owner.move({ orgId, diagramId, folderId: id }),
      (id: string) => call.owner.create({ orgId, name: 'x', folderId: id }),
      (id: string) => call.owner.list({ orgId, folderId: id }),
    ]
    for (const about of calls) {
      const refused = await refusal(about(foreign))
      expect(refused).toEqual(await refusal(about(newId())))
      expect(refused).toMatchObject({ code: 'NOT_FOUND', reason: 'folder_not_found' })
    }
    expect(await theirs.paths()).toEqual(['Theirs'])
  })
})

describe('a diagram', () => {
  test('is made in a folder, moved to another, and out of all', async () => {
    const { orgId, call, make, draw, names } = await begin()
    const [shop, bank] = [await make('Shop'), await make('Bank')]
    const diagramId = await draw('Network', shop)
    await draw('Elsewhere')
    expect([await names(shop), await names(bank), await names(null)]).toEqual([
      ['Network'],
      [],
      ['Elsewhere'],
    ])
    expect(await names()).toEqual(['Elsewhere', 'Network'])
    const moved = await call.editor.move({ orgId, diagramId, folderId: bank })
    expect(moved).toMatchObject({ folderId: bank, version: 1 })
    expect(await call.viewer.get({ orgId, diagramId })).toMatchObject({ folderId: bank })
    await call.editor.move({ orgId, diagramId, folderId: null })
    expect(await names(null)).toEqual(['Elsewhere', 'Network'])
    expect(await outcome(call.viewer.move({ orgId, diagramId, folderId: shop }))).toBe(
      'role_too_low',
    )
  })

  test('does not move while it lies in the trash, and is restored to where it was', async () => {
    const { orgId, call, make, draw } = await begin()
    const shop = await make('Shop')
    const diagramId = await draw('Network', shop)
    await call.editor.trash({ orgId, diagramId })
    expect(await outcome(call.editor.move({ orgId, diagramId, folderId: null }))).toBe('trashed')
    expect(await call.editor.restore({ orgId, diagramId })).toMatchObject({ folderId: shop })
  })
})

describe('deleting a folder', () => {
  test('moves what is in it up, under names that are free there', async () => {
    const { orgId, call, make, remove, draw, paths, names } = await begin()
    const shop = await make('Shop')
    const old = await make('Old', shop)
    await make('Data', old)
    await make('Data', shop)
    await make('Below', await make('Net', old))
    await draw('Network', old)
    expect(await remove(old, 'moveUp')).toEqual({ trashed: 0 })
    expect(await paths()).toEqual([
      'Shop',
      'Shop/Data',
      'Shop/Data (2)',
      'Shop/Net',
      'Shop/Net/Below',
    ])
    expect(await names(shop)).toEqual(['Network'])
    expect(
      await outcome(call.editor.folders.delete({ orgId, folderId: old, contents: 'moveUp' })),
    ).toBe('folder_not_found')
  })

  test('or sends the diagrams in it to the trash, at every depth, and says so on record', async () => {
    const { orgId, as, call, make, remove, draw, paths } = await begin()
    const shop = await make('Shop')
    const inner = await make('Inner', shop)
    const ids = [await draw('One', shop), await draw('Two', inner)]
    const kept = await draw('Kept')
    const earlier = await draw('Earlier', inner)
    await call.owner.trash({ orgId, diagramId: earlier })
    expect(await remove(shop, 'trash')).toEqual({ trashed: 2 })
    expect(await paths()).toEqual([])
    const { items } = await call.viewer.list({ orgId, trashed: true })
    expect(items.map(({ id }) => id).toSorted()).toEqual([...ids, earlier].toSorted())
    const { principal } = as.editor
    for (const id of ids) {
      const trashed = items.find((item) => item.id === id)
      expect(principal).toMatchObject({ userId: trashed?.trashedBy })
    }
    // Who trashed it before is still who did.
    expect(as.owner.principal).toMatchObject({
      userId: items.find(({ id }) => id === earlier)?.trashedBy,
    })
    expect((await call.viewer.list({ orgId })).items.map(({ id }) => id)).toEqual([kept])
    expect((await auditOf(ctx, { orgId })).at(-1)).toMatchObject({
      action: 'canvas.folder_deleted',
      target: { kind: 'folder', id: shop },
      details: { folders: 2, diagramsTrashed: 2 },
    })
  })

  test('lets what lay in the trash be restored to the top', async () => {
    const { orgId, call, make, remove, draw } = await begin()
    for (const contents of ['moveUp', 'trash'] as const) {
      const outer = await make(`Outer ${contents}`)
      const diagramId = await draw('Network', await make('Inner', outer))
      await call.editor.trash({ orgId, diagramId })
      const { folderId } = await call.viewer.get({ orgId, diagramId })
      await remove(folderId ?? '', contents)
      expect(await call.editor.restore({ orgId, diagramId })).toMatchObject({ folderId: null })
    }
  })

  test('while diagrams move into it loses none', async () => {
    const { orgId, call, make, remove, draw } = await begin()
    for (let round = 0; round < 8; round += 1) {
      const contents = round % 2 === 0 ? 'moveUp' : 'trash'
      const folder = await make(`Round ${round}`)
      const ids = await Promise.all(Array.from({ length: 6 }, (_, i) => draw(`${round}.${i}`)))
      const outcomes = await Promise.all([
        ...ids.map((diagramId) =>
          outcome(call.editor.move({ orgId, diagramId, folderId: folder })),
        ),
        outcome(call.editor.create({ orgId, name: `${round} new`, folderId: folder })),
        outcome(remove(folder, contents)),
        ...ids.map((diagramId) => outcome(call.admin.trash({ orgId, diagramId }))),
      ])
      const expected = new Set<unknown>(['ok', 'folder_not_found', 'trashed'])
      expect(outcomes.filter((reason) => !expected.has(reason))).toEqual([])
      expect(outcomes[7]).toBe('ok')
      const rows = await db.diagram.findMany({ where: { orgId, id: { in: ids } } })
      expect(rows.map(({ folderId }) => folderId)).toEqual(ids.map(() => null))
    }
  })
})

test('an organization that is deleted takes its folders and what is in them along', async () => {
  const { orgId, as, make, draw } = await begin()
  const shop = await make('Shop')
  await draw('Network', await make('Inner', shop))
  await createTestDiagram(as.editor)
  await deleteOrganization(as.owner)
  const later = new Date(ctx.now().getTime() + 60 * 24 * 60 * 60 * 1000)
  await housekeepAccess({ ...ctx, now: () => later })
  expect(await db.folder.count({ where: { orgId } })).toBe(0)
  expect(await db.diagram.count({ where: { orgId } })).toBe(0)
})
