import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { allOrNothing, type Undoable } from '../../src/grow/all-or-nothing.ts'

/** A folder with a file and a subfolder. */
function folder() {
  const root = mkdtempSync(join(tmpdir(), 'structure-'))
  mkdirSync(join(root, 'sub'))
  writeFileSync(join(root, 'file'), 'before')
  writeFileSync(join(root, 'sub/inner'), 'before')
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) }
}

function contents(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]))
}

/** Changes, adds and deletes. */
function rearrange(root: string, { keep }: Undoable): void {
  for (const path of ['file', 'sub', 'added', 'file']) keep(path)
  writeFileSync(join(root, 'file'), 'after')
  rmSync(join(root, 'sub'), { recursive: true })
  mkdirSync(join(root, 'added'))
  writeFileSync(join(root, 'added/inner'), 'after')
}

describe('what fails leaves everything as it was', () => {
  test.each([
    ['a fault', () => Promise.reject(new Error('broken')), 'broken'],
    [
      'a program that fails, with what it said',
      ({ run }: Undoable) => run('sh', '-c', 'echo said; echo complained >&2; exit 3'),
      '"sh -c echo said; echo complained >&2; exit 3" ended with 3:\nsaid\ncomplained\nEverything is as it was before.',
    ],
    [
      'a program that is not there',
      ({ run }: Undoable) => run('no-such-program'),
      'There is no no-such-program on the PATH: run this through "npx -y pnpm".\nEverything is',
    ],
  ])('%s', async (_, fail, message) => {
    using place = folder()
    const before = contents(place.root)
    const work = allOrNothing(place.root, async (undoable) => {
      rearrange(place.root, undoable)
      await fail(undoable)
    })
    await expect(work).rejects.toThrow(message)
    expect(contents(place.root)).toEqual(before)
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s', async (signal) => {
    using place = folder()
    const before = contents(place.root)
    const script = `
      import { rmSync, writeFileSync } from 'node:fs'
      import { allOrNothing } from ${JSON.stringify(join(import.meta.dirname, '../../src/grow/all-or-nothing.ts'))}
      await allOrNothing(process.cwd(), async ({ keep, run }) => {
        for (const path of ['file', 'sub']) keep(path)
        writeFileSync('file', 'after')
        rmSync('sub', { recursive: true })
        console.log('begun')
        await run('sleep', '60')
      }).catch((error) => console.log(error.message))
    `
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: place.root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    await once(child.stdout, 'data')
    expect(contents(place.root)).not.toEqual(before)
    child.kill(signal)
    await once(child, 'close')
    expect(said).toBe('begun\nInterrupted; everything is as it was before.\n')
    expect(contents(place.root)).toEqual(before)
  })
})

test('what succeeds stays', async () => {
  using place = folder()
  await allOrNothing(place.root, async (undoable) => {
    rearrange(place.root, undoable)
    await undoable.run('sh', '-c', 'echo more > added/more')
  })
  expect(contents(place.root)).toEqual({
    [join(place.root, 'file')]: 'after',
    [join(place.root, 'added/inner')]: 'after',
    [join(place.root, 'added/more')]: 'more\n',
  })
})
