import { randomUUID } from 'node:crypto'

import { outcome } from '@backarch/api/testing'
import { estimate } from '@backarch/features-pricing'
import { checkGraph } from '@backarch/services-topology'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { changesBetween } from '../src/document/changes-between.ts'
import { changedFields } from '../src/document/element.ts'
import { toDocument, type Document } from '../src/document/graph-elements.ts'
import { findElements } from '../src/repo/elements.ts'
import { operationsSchema } from '../src/schemas/operations.ts'
import { batchesOn, documents } from './document/arbitraries.ts'
import { apply, asSet } from './document/documents.ts'
import { createSuite } from './support.ts'

const { database, db, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const people = ['editor', 'admin'] as const
const ways = [
  ...(['edit', 'edit', 'edit', 'edit', 'late', 'late'] as const),
  ...(['undo', 'undo', 'undo', 'redo', 'redo', 'redo', 'redo', 'save', 'restore'] as const),
]

/** With a usage file that can be read. */
const priceable = documents.map(({ graph, sources }): Document => {
  const usageFile = sources.usageFile === null ? null : 'version: 0.1'
  return { graph, sources: { ...sources, usageFile } }
})

/** Two people, and what became of a diagram of theirs, version by version. */
async function begin(beginning: Document) {
  const { orgId, call } = await organization()
  const { graph, sources } = beginning
  const { others, usageFile } = sources
  const made = { orgId, name: 'Laws', graph, others, ...(usageFile === null ? {} : { usageFile }) }
  const { id: diagramId } = await call.editor.create(made)
  const ref = { orgId, diagramId }
  const stored = async () => toDocument(await findElements(db, ref))
  const versions: Document[] = [await stored()]
  /** Versions that were edited by whoever knew the one before: their operations alone say what they did. */
  const alone = new Set<number>()
  const restored: { readonly from: number; readonly to: number }[] = []
  const at = (version: number): Document => {
    const found = versions[version - 1]
    if (!found) throw new Error(`There is no version ${version}.`)
    return found
  }
  /** Looks at what a call left behind; null where it was refused, which changes nothing. */
  const after = async (asked: Promise<{ version: number }>) => {
    const reason = String(await outcome(asked))
    const document = await stored()
    if (reason === 'ok' && (await asked).version > versions.length) versions.push(document)
    // Nothing is stored but what makes a version.
    expect(versions.at(-1)).toEqual(document)
    expect(checkGraph(document.graph)).toEqual([])
    return reason
  }
  return { ref, call, versions, alone, restored, at, after }
}

test('what a history says is what was, whoever edits, undoes, redoes, saves and restores', async () => {
  const seen = new Map<string, number>()
  const property = fc.asyncProperty(priceable, fc.gen(), async (beginning, generate) => {
    const diagram = await begin(beginning)
    const { ref, call, versions, at, after } = diagram
    const key = () => ({ ...ref, idempotencyKey: randomUUID() })
    for (let step = 0; step < 14; step += 1) {
      const by = generate(() => fc.constantFrom(...people))
      const newest = versions.length
      const way = generate(() => fc.constantFrom(...ways))
      let done: string
      if (way === 'undo' || way === 'redo') {
        done = await after(call[by][way](key()))
      } else if (way === 'save') {
        const { graph } = generate(() => priceable)
        done = await after(call[by].save({ ...ref, baseVersion: newest, graph }))
      } else if (way === 'restore') {
        const version = generate(() => fc.integer({ min: 1, max: newest }))
        done = await after(call[by].history.restore({ ...key(), version }))
        if (done === 'ok') diagram.restored.push({ from: version, to: versions.length })
      } else {
        const baseVersion = way === 'late' ? Math.max(1, newest - 2) : newest
        const operations = generate(batchesOn, at(baseVersion))
        done = await after(call[by].edit({ ...key(), baseVersion, operations }))
        if (done === 'ok' && baseVersion === newest) diagram.alone.add(newest + 1)
      }
      seen.set(`${way} ${done}`, (seen.get(`${way} ${done}`) ?? 0) + 1)
    }
    await expectToBeWhatWas(diagram)
    await expectOwnUndone(diagram)
  })
  await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 40), endOnFailure: true })
  for (const way of ['edit', 'late', 'undo', 'redo', 'save', 'restore']) {
    expect(seen.get(`${way} ok`) ?? 0, way).toBeGreaterThan(3)
  }
})

type Drawn = Awaited<ReturnType<typeof begin>>

async function expectToBeWhatWas(diagram: Drawn): Promise<void> {
  const { ref, call, versions, alone, restored, at } = diagram
  const changes = await db.diagramChange.findMany({ where: ref, orderBy: { version: 'asc' } })
  expect(changes.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1))
  for (const { version, kind, operations } of changes) {
    const { graph, sources } = at(version)
    const { cost, ...read } = await call.viewer.history.get({ ...ref, version })
    expect(read).toEqual({ version, graph, sources })
    const { others, usageFile } = sources
    const priced = { graph, others, ...(usageFile === null ? {} : { usageFile }) }
    const {
      resources: _,
      machineHours: _hours,
      committed: _committed,
      ...whole
    } = estimate(priced, { unknownAddresses: 'ignore' })
    expect(cost).toMatchObject(whole)
    if (kind !== 'edit' || !alone.has(version)) continue
    const batch = operationsSchema.parse(JSON.parse(operations ?? '[]'))
    expect(asSet(apply(at(version - 1), batch))).toEqual(asSet({ graph, sources }))
  }
  for (const range of restored) {
    expect((await call.viewer.history.diff({ ...ref, ...range })).words).toEqual([])
  }
}

/** No undo or redo changed what somebody else had written since, and one right after a change takes back all of it. */
async function expectOwnUndone({ ref, at }: Drawn): Promise<void> {
  const changes = await db.diagramChange.findMany({ where: ref, orderBy: { version: 'asc' } })
  for (const change of changes) {
    if (change.kind !== 'undo' && change.kind !== 'redo') continue
    const earlier = changes.slice(0, change.version - 1)
    // What it takes back: for an undo the edit or its last redo, for a redo the last undo.
    const taken = earlier.findLast(({ version, kind, ofVersion }) =>
      change.kind === 'redo'
        ? kind === 'undo' && ofVersion === change.ofVersion
        : version === change.ofVersion || (kind === 'redo' && ofVersion === change.ofVersion),
    )
    if (!taken) throw new Error(`Version ${change.version} takes back nothing.`)
    expect(taken.createdBy).toBe(change.createdBy)
    const isNext = taken.version === change.version - 1
    const expected = at(isNext ? taken.version - 1 : change.version)
    expect(asSet(at(change.version))).toEqual(asSet(expected))
    const others = earlier.filter(
      ({ version, kind, ofVersion, createdBy }) =>
        version > taken.version &&
        createdBy !== change.createdBy &&
        kind !== 'undo' &&
        !earlier.some(
          (undo) =>
            undo.kind === 'undo' &&
            undo.version > version &&
            undo.ofVersion === (kind === 'redo' ? ofVersion : version),
        ),
    )
    const written = new Set(others.flatMap(({ version }) => fieldsWritten(at, version)))
    for (const field of fieldsWritten(at, change.version)) expect(written).not.toContain(field)
  }
}

/** Fields of elements that a version gave other values, each with its element. */
function fieldsWritten(at: Drawn['at'], version: number): string[] {
  return changesBetween(at(version - 1), at(version)).flatMap(({ id, before, after }) =>
    before?.type === after?.type && before && after
      ? changedFields(before, after).map(({ field }) => `${id}: ${field}`)
      : [`${id}: is there`],
  )
}
