import { describe, expect, test } from 'vitest'

import type { Files } from '../repository/git-repository.ts'
import { measure } from './measure.ts'

describe('where packages are the features', () => {
  const manifest = (name: string, more: object = {}) => JSON.stringify({ name, ...more })
  const inside = "import { deep } from './deep/deep'\nexport const b = deep\n"
  const b = {
    'packages/b/src/deep/deep.ts': 'export const deep = 1\n',
    'packages/a/package.json': manifest('@x/a'),
  }
  test.each<[what: string, specifier: string, files: Files, kind: 'faces' | 'foreign']>([
    [
      'a listed entry is a face',
      '@x/b/face',
      {
        'packages/b/package.json': manifest('@x/b', { exports: { './face': './src/face.ts' } }),
        'packages/b/src/face.ts': inside,
      },
      'faces',
    ],
    [
      'an entry behind a star is none',
      '@x/b/face',
      {
        'packages/b/package.json': manifest('@x/b', { exports: { './*': './src/*.ts' } }),
        'packages/b/src/face.ts': inside,
      },
      'foreign',
    ],
    [
      'main is a face',
      '@x/b',
      {
        'packages/b/package.json': manifest('@x/b', { main: 'dist/face.js' }),
        'packages/b/src/face.ts': inside,
      },
      'faces',
    ],
    [
      'without exports and main, index is a face',
      '@x/b',
      { 'packages/b/package.json': manifest('@x/b'), 'packages/b/src/index.ts': inside },
      'faces',
    ],
    [
      'so it is by a relative path',
      '../../b/src',
      { 'packages/b/package.json': manifest('@x/b'), 'packages/b/src/index.ts': inside },
      'faces',
    ],
    [
      'what other files of its package import is none',
      '@x/b/src/face',
      {
        'packages/b/package.json': manifest('@x/b'),
        'packages/b/src/index.ts': inside,
        'packages/b/src/face.ts': "export { b } from './index'\n",
      },
      'foreign',
    ],
    [
      'a folder with a face is past it when more of it is read',
      "@x/b/src/face'\nimport '@x/b",
      {
        'packages/b/package.json': manifest('@x/b'),
        'packages/b/src/index.ts': '',
        'packages/b/src/face.ts': inside,
      },
      'foreign',
    ],
    [
      'so it is when the face comes first',
      "@x/b'\nimport { b as c } from '@x/b/src/face",
      {
        'packages/b/package.json': manifest('@x/b'),
        'packages/b/src/index.ts': '',
        'packages/b/src/face.ts': inside,
      },
      'foreign',
    ],
    [
      'any other file is none',
      '@x/b/src/face',
      {
        'packages/b/package.json': manifest('@x/b'),
        'packages/b/src/index.ts': '',
        'packages/b/src/face.ts': inside,
      },
      'foreign',
    ],
  ])('%s', (_, specifier, files, kind) => {
    const router = `import { b } from '${specifier}'\nexport const router = b\n`
    const { ranking } = measure({ ...b, ...files, 'packages/a/src/router.ts': router }, [
      'packages/*',
    ])
    const a = ranking.find(({ slice }) => slice.name === 'a')
    const none = { faces: [], foreign: [] }
    const opened = { faces: ['packages/b/src'], foreign: ['packages/b/src', 'packages/b/src/deep'] }
    expect(a).toMatchObject({ ...none, [kind]: opened[kind] })
  })
})
