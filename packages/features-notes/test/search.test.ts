import { outcome, refusal } from '@backarch/api/testing'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import { renewAllWords } from '../src/service/search/language.ts'
import { createSuite } from './support.ts'

const { database, db, ctx, begin, beginShared } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

type Scene = Awaited<ReturnType<typeof begin>>

/** Notes with these texts, the oldest first; and a search that answers the texts of what it finds. */
async function beginWith(...bodies: readonly string[]) {
  const scene = await begin()
  const texts = new Map<string, string>()
  for (const body of bodies) texts.set((await scene.note({ body })).noteId, body)
  const found = async (query: string) =>
    (await scene.call.viewer.search({ orgId: scene.orgId, query })).items.map(({ id }) =>
      texts.get(id),
    )
  return { ...scene, found }
}

function search({ orgId, call }: Scene, query: string) {
  return call.viewer.search({ orgId, query })
}

describe('search', () => {
  test('finds words in any form, phrases, either of two, and not what is left out', async () => {
    const { found } = await beginWith(
      'The gateways were overloaded',
      'A gateway in front of the queue',
      'Queue and cache',
    )
    expect(await found('gateway')).toHaveLength(2)
    expect(await found('"overloading gateway"')).toEqual([])
    expect(await found('"gateways were overloaded"')).toEqual(['The gateways were overloaded'])
    expect(await found('cache or overload')).toHaveLength(2)
    expect(await found('gateway -queue')).toEqual(['The gateways were overloaded'])
    expect(await found('gatew')).toEqual([])
  })

  test('the best first, then the newest', async () => {
    const { found } = await beginWith('cost here', 'cost of the cost is a cost', 'cost there')
    expect(await found('cost')).toEqual(['cost of the cost is a cost', 'cost there', 'cost here'])
  })

  test('shows what is around the words, and which they are', async () => {
    const scene = await begin()
    const body = `${'nothing of note. '.repeat(60)}<b>Too</b>\uE000 expensive caches & queues.\uE001`
    const { noteId: id } = await scene.note({ elementId: 'nat', body })
    await scene.call.editor.tag({ orgId: scene.orgId, noteId: id, tags: ['cost'] })
    const { items } = await search(scene, 'expensive cache')
    expect(items).toMatchObject([{ id, elementId: 'nat', parentId: null, tags: ['cost'] }])
    const excerpt = items[0]?.excerpt ?? []
    expect(excerpt.flatMap(({ text, matches }) => (matches ? [text] : []))).toEqual([
      'expensive',
      'caches',
    ])
    const text = excerpt.map((part) => part.text).join('')
    expect(text).toMatch(/Too\s+expensive caches & queues/)
    expect(text.length).toBeLessThan(400)
  })

  test('replies and what visitors wrote are found; what lies in the trash is not', async () => {
    const scene = await beginShared()
    const { orgId, call, note, visitor, visit } = scene
    const first = await note({ body: 'About latency' })
    const reply = await call.editor.reply({ ...first, body: 'Latency is fine' })
    const visited = await visitor.create({ ...visit, body: 'What latency?' })
    const ids = async () => (await search(scene, 'latency')).items.map(({ id }) => id).toSorted()
    const all = [first.noteId, reply.id, visited.id].toSorted()
    expect(await ids()).toEqual(all)
    await call.editor.trash(first)
    expect(await ids()).toEqual([visited.id])
    await call.editor.restore(first)
    await call.editor.edit({ orgId, noteId: reply.id, revision: 1, body: 'Throughput' })
    expect(await ids()).toEqual([first.noteId, visited.id].toSorted())
  })

  test('of one diagram, and of no other organization', async () => {
    const scene = await begin()
    const { orgId, as, call, note } = scene
    const { noteId: here } = await note({ body: 'shared word' })
    const { id: diagramId } = await createTestDiagram(as.editor)
    const { id: there } = await call.editor.create({ orgId, diagramId, body: 'shared word' })
    await (await begin()).note({ body: 'shared word' })
    expect((await search(scene, 'word')).items.map(({ id }) => id)).toEqual([there, here])
    const one = await call.viewer.search({ orgId, query: 'word', diagramId })
    expect(one.items.map(({ id }) => id)).toEqual([there])
  })

  test('page by page nothing is skipped or repeated, while others write', async () => {
    const scene = await begin()
    const { orgId, call, note } = scene
    const wanted: string[] = []
    for (let at = 0; at < 12; at += 1) {
      wanted.push((await note({ body: 'word '.repeat(1 + (at % 3)) })).noteId)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await call.viewer.search({ orgId, query: 'word', take: 5, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
      await note({ body: 'word word' })
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.toSorted()).toEqual(wanted.toSorted())
  })

  test('what cannot be looked for is refused in one sentence', async () => {
    const scene = await begin()
    for (const query of ['the and', '-word', '!!', '"', '(((', '*', "'"]) {
      expect(await refusal(search(scene, query))).toEqual({
        code: 'BAD_REQUEST',
        reason: 'nothing_to_search',
        message: expect.stringContaining('No word of this can be looked for'),
      })
    }
    for (const query of ['', ' ', 'a\0', '\ud800', 'x'.repeat(201)]) {
      expect((await refusal(search(scene, query))).code).toBe('BAD_REQUEST')
    }
  })

  test('any query and any text are taken, and a word of a note finds it', async () => {
    const scene = await begin()
    const { orgId, call } = scene
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }),
      fc
        .array(
          fc.constantFrom("it's", "'", "''", '\\', ':*', '&', '|', '<->', 'x:1A', '"', 'wör d'),
        )
        .map((parts) => parts.join(' ')),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.uuid(), async (body, word) => {
        fc.pre(body.trim() !== '' && !body.includes('\0') && body.isWellFormed())
        const letters = `w${word.replaceAll(/[^a-z]/g, '')}`
        const { noteId: id } = await scene.note({ body: `${body} ${letters} ${body}` })
        const { items } = await call.viewer.search({ orgId, query: letters })
        expect(items.map((found) => found.id)).toContain(id)
        expect(['ok', 'nothing_to_search']).toContain(
          await outcome(call.viewer.search({ orgId, query: body.slice(0, 200) })),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('words that are no words are stored, and not looked for', async () => {
    const { found } = await beginWith(`${'x'.repeat(9_000)} short`, `${'ü'.repeat(249)} wide`)
    expect(await found('short')).toHaveLength(1)
    expect(await found('wide')).toHaveLength(1)
  })
})

describe('the language of search', () => {
  test('is English until an admin sets another, which is on record; then all notes are read in anew', async () => {
    const scene = await beginWith('Die Häuser stehen leer', 'Houses are empty')
    const { orgId, call, found, record } = scene
    expect(await call.viewer.getLanguage({ orgId })).toEqual({ language: 'english' })
    expect(await found('haus')).toEqual([])
    expect(await found('house')).toEqual(['Houses are empty'])
    expect(await outcome(call.editor.setLanguage({ orgId, language: 'german' }))).toBe(
      'role_too_low',
    )
    await call.admin.setLanguage({ orgId, language: 'german' })
    await call.admin.setLanguage({ orgId, language: 'german' })
    expect(await call.viewer.getLanguage({ orgId })).toEqual({ language: 'german' })
    expect(await found('haus')).toEqual(['Die Häuser stehen leer'])
    await scene.note({ body: 'Noch ein Haus' })
    expect((await search(scene, 'häuser')).items).toHaveLength(2)
    const set = (await record()).filter(({ action }) => action === 'notes.language_set')
    expect(set).toMatchObject([{ details: { language: 'german' } }])
  })

  test('what was cut short is finished later, in every organization', async () => {
    const one = await beginWith('Die Häuser stehen leer')
    const other = await beginWith('Die Häuser stehen leer')
    const { orgId } = one
    await db.noteSettings.create({ data: { orgId, language: 'german', updatedAt: ctx.now() } })
    expect(await one.found('haus')).toEqual([])
    await renewAllWords(ctx)
    expect(await one.found('haus')).toHaveLength(1)
    expect(await other.found('haus')).toEqual([])
  })
})
