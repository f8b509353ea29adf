import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const base = join(import.meta.dirname, '../../../../tsconfig.base.json')
const tsc = join(import.meta.dirname, '../../../../node_modules/.bin/tsc')

/** Type-checks the files of a folder and gives back what tsc printed; throws with it when it found an error. */
export async function runTsc(folder: string, ...options: string[]): Promise<string> {
  await mkdir(folder, { recursive: true })
  const config = {
    extends: base,
    compilerOptions: { noEmit: true, emitDeclarationOnly: false },
    include: ['.'],
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  try {
    return (await run(tsc, ['-p', folder, ...options], { maxBuffer: 64 * 1024 * 1024 })).stdout
  } catch (error) {
    const output =
      error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
    throw new Error(output.slice(0, 4_000), { cause: error })
  }
}
