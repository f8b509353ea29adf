import { describe, expect, test } from 'vitest'

import { placeFiles } from '../../src/radius/places.ts'

/** Where a file lies by layer, when one more feature has a file or folder of each of the names. */
function byLayer(path: string, names: readonly string[], packages: readonly string[] = []) {
  const others = names.map((name) => `src/zoo/${name}`)
  const place = placeFiles([path, ...others], ['src/*'], new Set(['', ...packages]))
  return place(path).byLayer
}

describe('by layer', () => {
  test.each([
    ['src/notes/router.ts', 'router.ts', '/router'],
    ['src/notes/src/router.ts', 'router.ts', '/router'],
    ['src/notes/router/add.ts', 'router/edit.ts', '/router/notes'],
    ['src/notes/router/admin/add.ts', 'router.ts', '/router/notes/admin'],
    ['src/notes/notes.router.ts', 'zoo.router.ts', '/router'],
    ['src/notes/create-note.dto.ts', 'dto/animal.ts', '/dto'],
    ['src/notes/notes-router.ts', 'router.ts', '/router'],
    ['src/notes/NoteService.ts', 'service.ts', '/service'],
    ['src/notes/services/add.ts', 'service.ts', '/service/notes'],
    ['src/notes/queries.ts', 'query/list.ts', '/query'],
    ['src/notes/migrations/1_add/up.sql', 'migrations/2_zoo/up.sql', '/migration/notes/1_add'],
    ['src/notes/models.prisma', 'model.ts', '/model'],
    ['src/notes/test/add.ts', '__tests__/feed.ts', '/test/notes'],
    ['src/notes/notes.test.ts', 'tests/feed.ts', '/test'],
    ['src/notes/router.test.ts', 'router.ts', '/router'],
    ['src/notes/router.spec.ts', 'test/feed.ts', '/test'],
  ])('%s joins %s in %s', (path, name, directory) => {
    expect(byLayer(path, [name]).directory).toBe(directory)
  })

  test.each([
    ['src/notes/limits.ts', '/other'],
    ['src/notes/admin/limits.ts', '/other/notes/admin'],
    ['src/notes/notes.ts', '/other'],
    ['src/notes/index.ts', '/other'],
  ])('%s has no layer', (path, directory) => {
    expect(byLayer(path, ['index.ts', 'zoo.ts', 'cages/list.ts'])).toMatchObject({
      directory,
      unit: 'other',
    })
  })

  test('a layer is one package where features are packages', () => {
    expect(byLayer('src/notes/router.ts', ['router.ts'], ['src/notes']).package).toBe('/router')
    expect(byLayer('src/notes/router.ts', ['router.ts'], ['src']).package).toBe('src')
  })

  test('a name that few of many features have is chance and no layer', () => {
    const paths = (count: number) =>
      Array.from({ length: 30 }, (_, at) => `src/f${at}/${at < count ? 'limits' : 'service'}.ts`)
    const layer = (count: number) =>
      placeFiles(paths(count), ['src/*'], new Set())('src/f0/limits.ts').byLayer.unit
    expect(layer(2)).toBe('other')
    expect(layer(3)).toBe('limit')
  })
})

test('outside every feature a file lies where it lies', () => {
  const { byFeature, byLayer: other } = placeFiles(
    [],
    ['src/features/*'],
    new Set(['src']),
  )('src/server/router.ts')
  expect(byFeature).toEqual({ directory: 'src/server', package: 'src', unit: null })
  expect(other).toEqual(byFeature)
})

test('a feature inside a folder that matches belongs to the outer one', () => {
  const place = placeFiles([], ['src/*', 'src/*/*'], new Set())
  expect(place('src/notes/tags/router.ts').byFeature.unit).toBe('src/notes')
})
