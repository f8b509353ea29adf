import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { outcome, refusal } from '@backarch/api/testing'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { planLimit } from '@backarch/services-access'
import { createTestOrganization } from '@backarch/services-access/testing'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import { diagramFileSchema, type DiagramFile } from '../src/schemas.ts'
import { diagramFileJsonSchema } from './diagram-file-json-schema.ts'
import { documents } from './document/arbitraries.ts'
import { createSuite } from './support.ts'

const { database, ctx, organization, callerFor } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const published = join(import.meta.dirname, '../../../docs/diagram-format.schema.json')
/** A validator that knows nothing of ours but the published schema. */
const accepts = () => new Ajv2020().compile(JSON.parse(readFileSync(published, 'utf8')))

const nobodys = 'ffffffff-ffff-4fff-bfff-ffffffffffff'
const usageFile =
  'version: 0.1\nresource_usage:\n  aws_nat_gateway.nat:\n    monthly_data_processed_gb: 10\n'

/** What a person's program would send again: what it got, as JSON. */
function asFile(exported: unknown): DiagramFile {
  return JSON.parse(JSON.stringify(exported))
}

async function begin() {
  const { orgId, as, call } = await organization()
  const others = [{ address: 'aws_iam_role.web', type: 'aws_iam_role', status: 'free' as const }]
  const { id: diagramId } = await call.editor.create({
    orgId,
    name: 'Shop',
    graph: testGraph(),
    others,
    usageFile,
  })
  return { orgId, as, call, ref: { orgId, diagramId } }
}

describe('canvas.export and canvas.import', () => {
  test('a file holds the diagram with all that its cost is computed from, and nobody’s name', async () => {
    const { orgId, call, ref } = await begin()
    const file = await call.viewer.export(ref)
    expect(file).toEqual({
      format: 'backarch-diagram',
      formatVersion: 1,
      name: 'Shop',
      graph: testGraph(),
      sources: {
        others: [{ address: 'aws_iam_role.web', type: 'aws_iam_role', status: 'free' }],
        usageFile,
      },
    })
    const made = await call.editor.import({ orgId, file: asFile(file) })
    const before = await call.viewer.get(ref)
    expect(made).toMatchObject({ name: 'Shop', version: 1, cost: before.cost, folderId: null })
    expect(made.id).not.toBe(ref.diagramId)
    expect(made.cost.usageMonthly).toBeGreaterThan(0)
  })

  test('every document comes back as it was, and again', async () => {
    const { orgId, call } = await organization()
    const isValid = accepts()
    await fc.assert(
      fc.asyncProperty(documents, async ({ graph, sources: { others, usageFile: usage } }) => {
        // Both of its versions as files that can be read.
        const sources = { others, usageFile: usage && `version: 0.1 # ${usage}` }
        const made = await call.editor.create({
          orgId,
          name: 'Any',
          graph,
          others,
          ...(sources.usageFile === null ? {} : { usageFile: sources.usageFile }),
        })
        const first = asFile(await call.viewer.export({ orgId, diagramId: made.id }))
        expect(isValid(first), JSON.stringify(isValid.errors)).toBe(true)
        expect(first).toMatchObject({ graph, sources })
        const copy = await call.editor.import({ orgId, file: first })
        const second = asFile(await call.viewer.export({ orgId, diagramId: copy.id }))
        expect(JSON.stringify(second)).toBe(JSON.stringify(first))
        expect(copy.cost).toEqual(made.cost)
        for (const id of [made.id, copy.id]) await call.editor.trash({ orgId, diagramId: id })
      }),
      { numRuns: 25 },
    )
  })

  test('any version can be exported, and what was deleted since is in its file', async () => {
    const { call, ref } = await begin()
    await call.editor.save({ ...ref, baseVersion: 1, graph: testGraph([testNode({ id: 'new' })]) })
    const old = await call.viewer.export({ ...ref, version: 1 })
    expect(old.graph).toEqual(testGraph())
    const newest = asFile(await call.viewer.export(ref))
    expect(newest.graph).toEqual(testGraph([testNode({ id: 'new' })]))
    // Its usage file names a node that is gone: no mistake of whoever imports it.
    expect(newest.sources.usageFile).toBe(usageFile)
    expect(await outcome(call.editor.import({ orgId: ref.orgId, file: newest }))).toBe('ok')
    expect(await outcome(call.viewer.export({ ...ref, version: 3 }))).toBe('version_not_found')
  })

  test('a file is put into a folder, and what lies in the trash can be exported', async () => {
    const { orgId, call, ref } = await begin()
    await call.editor.trash(ref)
    const file = asFile(await call.viewer.export(ref))
    const { id: folderId } = await call.editor.folders.create({ orgId, name: 'In', parentId: null })
    expect(await call.editor.import({ orgId, folderId, file })).toMatchObject({ folderId })
    const nowhere = call.editor.import({ orgId, folderId: nobodys, file })
    expect(await outcome(nowhere)).toBe('folder_not_found')
  })

  test('viewers export and do not import; what is another organization’s answers as what never was', async () => {
    const { orgId, call, ref } = await begin()
    const file = asFile(await call.viewer.export(ref))
    expect(await outcome(call.viewer.import({ orgId, file }))).toBe('role_too_low')
    const other = await organization()
    const foreign = { orgId: other.orgId, diagramId: ref.diagramId }
    const answers = [foreign, { ...foreign, diagramId: nobodys }].map((input) =>
      refusal(other.call.owner.export(input)),
    )
    const [one, never] = await Promise.all(answers)
    expect(one).toEqual(never)
    expect(one?.reason).toBe('diagram_not_found')
    expect((await call.viewer.list({ orgId })).items).toHaveLength(1)
  })

  test('AZ6 parallel imports make no more diagrams than the plan includes', async () => {
    const { id: orgId, as } = await createTestOrganization(ctx, { plan: 'free' })
    const call = callerFor(as.owner)
    const { id: diagramId } = await createTestDiagram(as.owner)
    const file = asFile(await call.export({ orgId, diagramId }))
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => outcome(call.import({ orgId, file }))),
    )
    const most = planLimit('free', 'diagrams')
    expect(outcomes.filter((one) => one === 'ok')).toHaveLength(most - 1)
    expect(new Set(outcomes)).toEqual(new Set(['ok', 'limit_reached']))
    expect((await call.list({ orgId })).items).toHaveLength(most)
  })
})

/** A caller without HTTP is told all of zod's issues; over HTTP the first becomes the sentence. */
function issuesIn({ message }: { readonly message: string }) {
  const issues: { path: string[]; message: string }[] = JSON.parse(message)
  return issues.map((issue) => [issue.path.join('.'), issue.message])
}

describe('what is no file', () => {
  const refused = async (change: (file: Record<string, unknown>) => unknown) => {
    const { orgId, call, ref } = await begin()
    const file: Record<string, unknown> = { ...asFile(await call.viewer.export(ref)) }
    // oxlint-disable-next-line no-unsafe-type-assertion -- What a program without types may send.
    const input = { orgId, file: change(file) } as Parameters<typeof call.editor.import>[0]
    const answer = await refusal(call.editor.import(input))
    expect((await call.viewer.list({ orgId })).items).toHaveLength(1)
    return answer
  }

  test('a version that is not known is refused in one sentence, whatever else is in the file', async () => {
    const sentence =
      'This file’s formatVersion is not one that is known here: only 1 is. Update the server, or export the diagram anew.'
    for (const formatVersion of [2, 0, '1', null, undefined]) {
      const answer = await refused(() => ({
        format: 'backarch-diagram',
        formatVersion,
        shapes: [],
      }))
      expect(answer.code).toBe('BAD_REQUEST')
      expect(issuesIn(answer)).toEqual([['file.formatVersion', sentence]])
    }
  })

  test('another format, an unknown field and a graph that does not fit together are refused', async () => {
    const format = await refused((file) => ({ ...file, format: 'excalidraw' }))
    expect(issuesIn(format)).toEqual([
      ['file.format', 'This is no diagram file: its format must be backarch-diagram.'],
    ])
    expect((await refused((file) => ({ ...file, orgId: nobodys }))).message).toMatch(/orgId/)
    expect((await refused(() => 'text')).code).toBe('BAD_REQUEST')
    const dangling = testGraph([testNode({ groupId: 'nowhere' })])
    expect((await refused((file) => ({ ...file, graph: dangling }))).reason).toBe('missing_group')
    const sources = { others: [], usageFile: 'version: 7' }
    expect((await refused((file) => ({ ...file, sources }))).reason).toBe('usage_file')
    const unknown = testGraph([testNode({ kind: 'aws.unheard-of' })])
    expect((await refused((file) => ({ ...file, graph: unknown }))).reason).toBe('unknown_kind')
  })
})

describe('docs/diagram-format.schema.json', () => {
  test('is what the code says; run vitest with --update after a change', () => {
    const schema = diagramFileJsonSchema()
    const { snapshotState } = expect.getState()
    if (snapshotState.snapshotUpdateState === 'all') {
      writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`)
    }
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
  })

  test('the example of docs/diagram-format.md is a file', async () => {
    const page = readFileSync(published.replace('.schema.json', '.md'), 'utf8')
    const [, example = ''] = /```json\n(.*?)```/s.exec(page) ?? []
    const file = JSON.parse(example)
    expect(accepts()(file)).toBe(true)
    const { orgId, call } = await organization()
    expect(await call.editor.import({ orgId, file })).toMatchObject({ name: 'Shop' })
  })

  test('takes and refuses the files that an import’s schema does', () => {
    const isValid = accepts()
    const judged = { taken: 0, refused: 0 }
    const files = fc.tuple(documents, names).map(([document, name]): DiagramFile => ({
      format: 'backarch-diagram',
      formatVersion: 1,
      name,
      ...document,
    }))
    fc.assert(
      fc.property(files, fc.nat(), spoiled, (file, at, how) => {
        const paths = pathsIn(file)
        const spoilt = spoil(structuredClone(file), paths[at % paths.length] ?? [], how)
        const { success } = diagramFileSchema.safeParse(spoilt)
        judged[success ? 'taken' : 'refused'] += 1
        expect(isValid(spoilt), JSON.stringify([spoilt, isValid.errors])).toBe(success)
      }),
      { numRuns: 3_000 },
    )
    expect(Math.min(judged.taken, judged.refused)).toBeGreaterThan(100)
  })
})

/** Good ones mostly: a file is to be refused for what else is spoilt too. */
const names = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Shop', '😀') },
  fc.constantFrom('', ' ', '\u00a0', 'a\nb', 'a\u0000', '\ud800', 'x'.repeat(201)),
)

/** What is put in the place of something: nothing, something of another type or size, or an object with one member more. */
const spoiled: fc.Arbitrary<How> = fc.constantFrom<How[]>(
  'remove',
  'extend',
  ...[null, true, -1, 0.5, 1, 'sync', 'x'.repeat(301), [], {}, [{}], { x: 1, y: 'z' }].map(
    (value) => ({ value }),
  ),
)

type Path = readonly (string | number)[]
type How = 'remove' | 'extend' | { readonly value: unknown }

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([key, member]) => pathsIn(member, [...path, key])),
  ]
}

function spoil(value: unknown, [key, ...rest]: Path, how: How): unknown {
  if (key === undefined) {
    if (typeof how === 'object') return how.value
    return how === 'extend' && isObject(value) ? { ...value, unheardOf: 1 } : undefined
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, at) => {
      if (String(at) !== key) return [item]
      const next = spoil(item, rest, how)
      return next === undefined ? [] : [next]
    })
  }
  if (!isObject(value)) return value
  const { [key]: member, ...others } = value
  const next = spoil(member, rest, how)
  return next === undefined ? others : { ...others, [key]: next }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
