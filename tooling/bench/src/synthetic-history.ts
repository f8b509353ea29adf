import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'

const run = promisify(execFile)

const features = 60
const roles = ['router', 'service', 'repo', 'schemas', 'router.test', 'service.test']
const linesAFile = 80
const epoch = Date.UTC(2020, 0, 1) / 1000
const commitEvery = 6 * 60 * 60

interface File {
  readonly folder: string
  readonly role: string
  readonly lines: string[]
  moves: number
}

/**
 * Fills a folder with a repository of so many commits. Most edit some files of one feature or two; one in ten moves
 * a file and edits it, one in ten is a merge, one in fifty edits 40 files. The same for the same number.
 */
export async function writeHistory(folder: string, commits: number): Promise<void> {
  await run('git', ['init', '--quiet', '--initial-branch=main', folder])
  const git = spawn('git', ['-C', folder, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const closed = once(git, 'close')
  for (const part of history(commits)) {
    if (!git.stdin.write(part)) await once(git.stdin, 'drain')
  }
  git.stdin.end()
  const [code]: unknown[] = await closed
  if (code !== 0) throw new Error(`git fast-import ended with ${String(code)}`)
  await run('git', ['-C', folder, 'reset', '--quiet', '--hard', 'main'])
}

function* history(commits: number): Generator<string> {
  const random = randomNumbers()
  const pick = (below: number) => Math.floor(random() * below)
  const files = Array.from({ length: features * roles.length }, (_, at): File => {
    const folder = `src/features/feature${Math.floor(at / roles.length)}`
    const role = roles[at % roles.length] ?? ''
    const lines = Array.from({ length: linesAFile }, (_line, n) => `${folder} ${role} ${n}`)
    return { folder, role, lines, moves: 0 }
  })
  const edited = (file: File): string => {
    file.lines[pick(linesAFile)] = String(random())
    const text = file.lines.join('\n')
    return `M 100644 inline ${pathOf(file)}\ndata ${Buffer.byteLength(text)}\n${text}\n`
  }

  yield commit('main', 0, files.map(edited))
  for (let at = 1; at < commits; at++) {
    const first = pick(features - 1) * roles.length
    const chosen = files.slice(first, first + 2 * roles.length).filter(() => random() < 0.3)
    const [one = files[first]] = chosen
    if (at % 50 === 0) yield commit('main', at, files.slice(0, 40).map(edited))
    else if (at % 10 === 5 && one) {
      const from = pathOf(one)
      one.moves++
      yield commit('main', at, [`R ${from} ${pathOf(one)}\n`, edited(one)])
    } else if (at % 10 === 7) {
      const changes = chosen.map(edited)
      yield 'reset refs/heads/side\nfrom refs/heads/main\n\n'
      yield commit('side', at, changes)
      yield commit('main', ++at, ['merge refs/heads/side\n', ...changes])
    } else yield commit('main', at, chosen.map(edited))
  }
}

function pathOf({ folder, role, moves }: File): string {
  return `${folder}/${moves === 0 ? '' : `v${moves}/`}${role}.ts`
}

function commit(branch: string, at: number, changes: readonly string[]): string {
  const who = `Bench <bench@localhost> ${epoch + at * commitEvery} +0000`
  return `commit refs/heads/${branch}\ncommitter ${who}\ndata 0\n${changes.join('')}\n`
}

/** Even enough, and the same on every machine. */
function randomNumbers(): () => number {
  let state = 42
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
