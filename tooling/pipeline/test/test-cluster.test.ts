import { expect, test } from 'vitest'

import { needsDatabase } from '../src/test-cluster.ts'
import type { TurboTask } from '../src/turbo.ts'

function task(name: string, dependencies: readonly string[], cached = true): TurboTask {
  const [packageName = '', kind = ''] = name.split('#')
  return {
    taskId: `@backarch/${name}`,
    package: `@backarch/${packageName}`,
    task: kind,
    runs: kind !== 'sources',
    directory: `packages/${packageName}`,
    logFile: '',
    dependencies: dependencies.map((each) => `@backarch/${each}`),
    cached,
    exitCode: null,
    seconds: 0,
  }
}

const sources = [
  task('core#sources', []),
  task('db#sources', ['core#sources']),
  task('api#sources', ['db#sources']),
  task('features-notes#sources', ['api#sources']),
]

test('a run that is wholly cached starts no database', () => {
  const cached = task('features-notes#test', ['features-notes#sources'])
  expect(needsDatabase([...sources, cached])).toBe(false)
})

test('a run of tests that cannot reach the database starts none', () => {
  expect(needsDatabase([...sources, task('core#test', ['core#sources'], false)])).toBe(false)
})

test('a run of tests that reach the database through other packages starts one', () => {
  const run = task('features-notes#test', ['features-notes#sources'], false)
  expect(needsDatabase([...sources, run])).toBe(true)
})
