import { checkGraph } from '@backarch/services-topology'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { importResultSchema } from '../src/schemas.ts'
import { terraformTypes } from '../src/terraform/mapping/assign.ts'
import { importText } from './import-text.ts'

const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,6}$/)
const key = fc.string({
  minLength: 1,
  maxLength: 5,
  unit: fc.constantFrom(...Array.from('abc-/. "\\é')),
})
const type = fc.oneof(
  fc.constantFrom(...terraformTypes.map((known) => known.type)),
  fc.constantFrom('google_x', 'random_id', 'null_resource'),
)

interface Copies {
  readonly code: string
  readonly suffixes: readonly string[]
}

/** How often a block stands, with the suffixes of its copies. */
const copies: fc.Arbitrary<Copies> = fc.oneof(
  fc.constant({ code: '', suffixes: [''] }),
  fc.nat(3).map((count) => ({
    code: `  count = ${count}\n`,
    suffixes: Array.from({ length: count }, (_, index) => `[${index}]`),
  })),
  fc.uniqueArray(key, { maxLength: 3 }).map((keys) => ({
    code: `  for_each = toset(${JSON.stringify(keys)})\n`,
    suffixes: keys.map((each) => `[${JSON.stringify(each)}]`),
  })),
)

const resources = fc.uniqueArray(fc.record({ type, name, copies }), {
  selector: (resource) => `${resource.type}.${resource.name}`,
  maxLength: 6,
})

interface Level {
  readonly resources: readonly {
    type: string
    name: string
    copies: Copies
  }[]
  readonly calls: readonly {
    name: string
    copies: Copies
    inner: Level
  }[]
}

const level: (depth: number) => fc.Arbitrary<Level> = (depth) =>
  fc.record({
    resources,
    calls:
      depth === 0
        ? fc.constant([])
        : fc.uniqueArray(fc.record({ name, copies, inner: level(depth - 1) }), {
            selector: (call) => call.name,
            maxLength: 2,
          }),
  })

/** The files of a project and the addresses that Terraform would give its resources. */
function write(
  module: Level,
  folder: string,
): { files: Record<string, string>; addresses: string[] } {
  const blocks = module.resources.map(
    ({ type: kind, name: label, copies: { code } }) =>
      `resource "${kind}" "${label}" {\n${code}}\n`,
  )
  const addresses = module.resources.flatMap((resource) =>
    resource.copies.suffixes.map((suffix) => `${resource.type}.${resource.name}${suffix}`),
  )
  let files: Record<string, string> = {}
  for (const call of module.calls) {
    const inner = write(call.inner, `${folder}${call.name}/`)
    files = { ...files, ...inner.files }
    blocks.push(`module "${call.name}" {\n  source = "./${call.name}"\n${call.copies.code}}\n`)
    for (const suffix of call.copies.suffixes) {
      addresses.push(...inner.addresses.map((address) => `module.${call.name}${suffix}.${address}`))
    }
  }
  return { files: { ...files, [`${folder}main.tf`]: `${blocks.join('')}\n` }, addresses }
}

describe('laws of the import', () => {
  it('the report names every resource of the project exactly once, and the graph is sound (property)', async () => {
    await fc.assert(
      fc.asyncProperty(level(2), async (module) => {
        const { files, addresses } = write(module, '')
        const anchored = { ...files, 'zz.tf': 'resource "aws_sqs_queue" "zz-anchor" {}\n' }
        const result = await importText(anchored)
        expect(result.report.resources.map(({ address }) => address).toSorted()).toEqual(
          ['aws_sqs_queue.zz-anchor', ...addresses].toSorted(),
        )
        expect(checkGraph(result.graph)).toEqual([])
        expect(importResultSchema.safeParse(result).success).toBe(true)
        const ids = new Set(
          [...result.graph.nodes, ...result.graph.groups, ...result.graph.edges].map(
            ({ id }) => id,
          ),
        )
        const dangling = result.report.resources.filter(
          ({ into }) => into !== undefined && !ids.has(into),
        )
        expect(dangling).toEqual([])
        const nodes = result.report.resources.filter(({ outcome }) => outcome === 'node')
        const sources = result.graph.nodes.map(({ source }) => source?.address ?? '')
        expect(sources.toSorted()).toEqual(nodes.map(({ address }) => address).toSorted())
      }),
      { numRuns: 60 },
    )
  })

  it('the order of files and blocks does not matter (property)', async () => {
    await fc.assert(
      fc.asyncProperty(resources, fc.nat(), async (list, seed) => {
        const blocks = [
          ...list.map((item) => `resource "${item.type}" "${item.name}" {\n${item.copies.code}}\n`),
          'resource "aws_vpc" "v" {}\n',
        ]
        const files = (parts: readonly string[]) =>
          Object.fromEntries(parts.map((part, index) => [`f${index}.tf`, part]))
        const turned = [
          ...blocks.slice(seed % blocks.length),
          ...blocks.slice(0, seed % blocks.length),
        ].toReversed()
        const [one, other] = [await importText(blocks.join('')), await importText(files(turned))]
        const addresses = (result: typeof one) =>
          result.report.resources.map(({ address, outcome }) => `${address} ${outcome}`).toSorted()
        expect(addresses(other)).toEqual(addresses(one))
      }),
      { numRuns: 30 },
    )
  })

  it('an address that appears twice in the world gives the same ids again', async () => {
    const code = 'resource "aws_sqs_queue" "q" {\n  for_each = toset(["a", "b"])\n}\n'
    const [first, second] = [
      await importText(code),
      await importText(`resource "aws_vpc" "v" {}\n${code}`),
    ]
    expect(second.graph.nodes.map(({ id }) => id)).toEqual(first.graph.nodes.map(({ id }) => id))
  })
})
