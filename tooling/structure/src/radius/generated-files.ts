import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'

import { gitEnvironment } from '../repository/git.ts'
import { StructureError } from '../structure-error.ts'
import { fileKind } from './file-kind.ts'

const attribute = 'linguist-generated'

/** Which of the paths a machine writes: `.gitattributes` says, and where it is silent, the path itself. */
export async function generatedFiles(
  root: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const said = await attributes(root, paths)
  return new Set(
    paths.filter((path) => {
      const value = said.get(path) ?? 'unspecified'
      return value === 'unspecified'
        ? fileKind(path) === 'generated'
        : value === 'set' || value === 'true'
    }),
  )
}

async function attributes(root: string, paths: readonly string[]): Promise<Map<string, string>> {
  const check = spawn('git', ['-C', root, 'check-attr', '-z', '--stdin', attribute], {
    env: gitEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const exit = new Promise((done, fail) => check.once('close', done).once('error', fail))
  // When git ends early, its exit code says so.
  check.stdin.on('error', () => {}).end(paths.map((path) => `${path}\0`).join(''))
  const [output, code] = await Promise.all([buffer(check.stdout), exit])
  if (code !== 0) throw new StructureError('git cannot read the .gitattributes of this repository.')
  const fields = output.toString('utf8').split('\0')
  const values = new Map<string, string>()
  for (let at = 0; at + 2 < fields.length; at += 3) {
    values.set(fields[at] ?? '', fields[at + 2] ?? '')
  }
  return values
}
