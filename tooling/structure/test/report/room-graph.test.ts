import { expect, test } from 'vitest'

import { roomGraph } from '../../src/report/room-graph.ts'

const manifest = {
  dependencies: {},
  devDependencies: {},
  peerDependencies: {},
  optionalDependencies: {},
}

function graphOf(
  slices: readonly string[],
  packages: readonly string[],
  imports: Readonly<Record<string, string>>,
) {
  const files = Object.entries(imports).flat()
  return roomGraph(
    {
      root: '/nowhere',
      files: new Set(files),
      slicePatterns: [],
      slices: slices.map((dir) => ({ name: dir, dir })),
      packages: packages.map((dir) => ({ name: dir, dir, manifest })),
    },
    [...new Set(files)],
    Object.entries(imports).map(([from, to]) => ({ from, to, names: [] })),
  )
}

test('slices and the folders beside them are the rooms of a repository of one package', () => {
  const { rooms, edges } = graphOf(['src/features/cart', 'src/features/pay'], [''], {
    'src/features/cart/ui/button.tsx': 'src/lib/ui/style.ts',
    'src/features/pay/index.ts': 'src/features/cart/index.ts',
    'src/main.ts': 'src/features/pay/index.ts',
    'src/features/registry.ts': 'src/features/cart/index.ts',
    'scripts/build/run.ts': 'vite.config.ts',
  })
  expect(rooms).toEqual([
    { dir: '', name: 'root files', kind: 'folder' },
    { dir: 'scripts', name: 'scripts', kind: 'folder' },
    { dir: 'src', name: 'src', kind: 'folder' },
    { dir: 'src/features', name: 'features', kind: 'folder' },
    { dir: 'src/features/cart', name: 'cart', kind: 'slice' },
    { dir: 'src/features/pay', name: 'pay', kind: 'slice' },
    { dir: 'src/lib', name: 'lib', kind: 'folder' },
  ])
  expect(edges).toContainEqual({ from: 'src/features/cart', to: 'src/lib', imports: 1 })
  expect(edges).toHaveLength(5)
})

test('a package is one room, whatever packages it holds, unless it holds a slice', () => {
  const { rooms } = graphOf(
    ['packages/notes', 'apps/web/src/features/chat'],
    ['', 'packages/notes', 'packages/core', 'packages/core/examples/tiny', 'apps/web'],
    {
      'packages/notes/src/a.ts': 'packages/core/src/b.ts',
      'packages/core/examples/tiny/c.ts': 'packages/core/test/d.ts',
      'apps/web/src/features/chat/e.ts': 'apps/web/src/lib/deep/f.ts',
    },
  )
  expect(rooms.map(({ dir, kind }) => [dir, kind])).toEqual([
    ['apps/web/src/features/chat', 'slice'],
    ['apps/web/src/lib', 'folder'],
    ['packages/core', 'package'],
    ['packages/core/examples/tiny', 'package'],
    ['packages/notes', 'slice'],
  ])
})

test('imports inside a room are none of its edges; those of one pair are counted', () => {
  const { edges } = graphOf(['a', 'b'], [], {
    'a/1.ts': 'a/2.ts',
    'a/3.ts': 'b/1.ts',
    'a/4.ts': 'b/1.ts',
    'b/1.ts': 'a/1.ts',
  })
  expect(edges).toEqual([
    { from: 'a', to: 'b', imports: 2 },
    { from: 'b', to: 'a', imports: 1 },
  ])
})

test('rooms of the same name go by their paths', () => {
  const { rooms } = graphOf(['left/notes', 'right/notes'], [], {
    'left/notes/a.ts': 'right/notes/a.ts',
  })
  expect(rooms.map(({ name }) => name)).toEqual(['left/notes', 'right/notes'])
})
