import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { findLevers } from '../../src/hops/find-levers.ts'
import { measureHops } from '../../src/hops/measure-hops.ts'
import { findPublicFaces } from '../../src/hops/public-faces.ts'
import { readSlice } from '../../src/hops/read-slice.ts'
import type { ImportGraph, LinkedModule } from '../../src/repository/import-graph.ts'
import { openRepository } from '../../src/repository/open-repository.ts'
import { readModule } from '../../src/repository/read-module.ts'
import { dirOf } from '../../src/repository/source-paths.ts'
import { gitRepository } from '../repository/git-repository.ts'
import { measure } from './measure.ts'
import { workedExample } from './worked-example.ts'

describe('an import', () => {
  const lib = {
    'src/lib/lib.ts': 'export const lib = 1\n',
    'src/two/two.ts': 'export const two = 1\n',
  }
  test('does not spare what another one leads to as well', () => {
    const { levers, ranking } = measure({
      ...lib,
      'src/features/a/router.ts': "import { lib } from '../../lib/lib'\nimport './other'\n",
      'src/features/a/other.ts': "import { lib } from '../../lib/lib'\n",
    })
    expect(ranking[0]?.hops).toBe(2)
    expect(levers).toEqual([])
  })

  test('of two names is taken away as one', () => {
    const { levers } = measure({
      ...lib,
      'src/all/index.ts': "export * from '../lib/lib'\nexport * from '../two/two'\n",
      'src/features/a/router.ts': "import { lib, two } from '../../all'\n",
    })
    expect(levers[0]).toEqual({
      file: 'src/features/a/router.ts',
      line: 1,
      specifier: '../../all',
      spares: ['src/all', 'src/lib', 'src/two'],
    })
  })

  test('that is deleted from its file makes the feature easier by what it spares', () => {
    const files = workedExample()
    const before = measure(files, ['packages/*'])
    expect(before.levers).toHaveLength(3)
    for (const { file, line, spares } of before.levers) {
      const kept = (files[file] ?? '').split('\n').filter((_, index) => index + 1 !== line)
      using repository = gitRepository({ ...files, [file]: kept.join('\n') })
      const after = measureHops(openRepository(repository.root, { slices: ['packages/*'] }))
      const orders = after.ranking.find(({ slice }) => slice.name === 'orders')
      expect(orders?.hops).toBe(5 - spares.length)
    }
  })
})

/** Twelve files in six folders, two of them features, that import one another at random. */
const repositories = fc
  .array(
    fc.array(fc.record({ to: fc.nat(11), name: fc.nat(2), how: fc.nat(5), by: fc.nat(2) }), {
      maxLength: 4,
    }),
    { minLength: 12, maxLength: 12 },
  )
  .map((files) => {
    const dirs = ['features/a', 'features/a/in', 'features/b', 'x', 'y', 'z']
    const pathOf = (index: number) => `${dirs[index % 6]}/${index === 2 ? 'index' : `f${index}`}.ts`
    const modules = new Map<string, LinkedModule>()
    files.forEach((imports, index) => {
      const path = pathOf(index)
      const heads = imports.map(({ to, name, how }, at) =>
        [
          `import { n${name} as i${at} } from '${to}'`,
          `import type * as i${at} from '${to}'`,
          `export { n${name} as o${at} } from '${to}'`,
          `export * from '${to}'`,
          `import '${to}'`,
          `import i${at} = require('${to}')`,
        ].at(how),
      )
      const bodies = [0, 1, 2].map((name) => {
        const used = imports.flatMap(({ by }, at) => (by === name ? [`i${at}`] : []))
        return `export const n${name} = [${used.join(', ')}]`
      })
      const module = readModule(path, [...heads, ...bodies].join('\n'))
      if (module === null) throw new Error('not parsed')
      const targets = module.imports.map(({ specifier }) => ({
        to: 'file' as const,
        path: pathOf(Number(specifier)),
      }))
      modules.set(path, { ...module, path, targets })
    })
    const slices = ['a', 'b'].map((name) => ({ name, dir: `features/${name}` }))
    const graph: ImportGraph = { modules, unparsed: [], notRead: [] }
    const faces = findPublicFaces({
      root: '/',
      files: new Set(modules.keys()),
      slicePatterns: [],
      packages: [],
      slices,
    })
    const [slice] = slices
    if (!slice) throw new Error('no slice')
    return { graph, faces, slice, start: [pathOf(0)] }
  })

test('the levers are those that taking away every import in turn would find', () => {
  let met = 0
  fc.assert(
    fc.property(repositories, ({ graph, faces, slice, start }) => {
      const opened = readSlice(graph, faces, slice, start)
      const spared: number[] = []
      for (const from of graph.modules.values()) {
        from.targets.forEach((target, at) => {
          const left = readSlice(graph, faces, slice, start, { from, at })
          expect([...opened.keys()]).toEqual(expect.arrayContaining([...left.keys()]))
          const isHop = target.to === 'file' && dirOf(target.path) !== dirOf(from.path)
          if (isHop && left.size < opened.size) spared.push(opened.size - left.size)
        })
      }
      const levers = findLevers(graph, faces, { slice, start })
      met += levers.length
      expect(levers.map(({ spares }) => spares.length)).toEqual(
        spared.toSorted((a, b) => b - a).slice(0, 3),
      )
    }),
    { numRuns: 300 },
  )
  expect(met).toBeGreaterThan(300)
})

test('reading by names opens nothing that following every import of a file would not', () => {
  fc.assert(
    fc.property(repositories, ({ graph, faces, slice, start }) => {
      const files = new Set(start)
      for (const path of files) {
        for (const target of graph.modules.get(path)?.targets ?? []) {
          if (target.to === 'file') files.add(target.path)
        }
      }
      const all = new Set([...files].map(dirOf))
      for (const dir of readSlice(graph, faces, slice, start).keys()) expect(all).toContain(dir)
    }),
  )
})
