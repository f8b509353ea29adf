import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { insertAll } from '../src/features/add-column.ts'
import { startTrial } from '../src/features/trial.ts'
import { repositoryWith } from './repository.ts'

test('a trial sees every difference to its last commits, and goes back to the last one', () => {
  using repository = repositoryWith({ 'kept.txt': 'a', 'gone.txt': 'a', '.gitignore': 'out/\n' })
  using trial = startTrial(repository.root)
  const write = (path: string) => writeFileSync(join(trial.dir, path), 'b')
  expect(trial.changes()).toEqual([])
  write('kept.txt')
  write('new.txt')
  rmSync(join(trial.dir, 'gone.txt'))
  expect(trial.changes()).toEqual(['gone.txt', 'kept.txt', 'new.txt'])
  trial.commit()
  expect(trial.changes()).toEqual([])
  write('newer.txt')
  expect(trial.changes(1)).toEqual(['gone.txt', 'kept.txt', 'new.txt', 'newer.txt'])
  trial.reset()
  expect(trial.changes()).toEqual([])
  expect(readFileSync(join(repository.root, 'kept.txt'), 'utf8')).toBe('a')
})

test('a column goes where it fits once, or the proof says what to adapt', () => {
  using repository = repositoryWith({ 'one.txt': 'a\nb\n', 'two.txt': 'a\na\n' })
  const { root } = repository
  insertAll(root, [{ file: 'one.txt', behind: 'a\n', text: 'x\n' }])
  expect(readFileSync(join(root, 'one.txt'), 'utf8')).toBe('a\nx\nb\n')
  for (const [file, behind, times] of [
    ['two.txt', 'a\n', 2],
    ['one.txt', 'z', 0],
  ] as const) {
    const insert = () => insertAll(root, [{ file, behind, text: 'x' }])
    expect(insert).toThrow(
      `${file} has ${JSON.stringify(behind)} ${times} times and not once: adapt`,
    )
  }
})
