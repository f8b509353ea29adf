import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const filesAFeature = 30
const folders = ['api', 'service', 'service/steps', 'data', 'model', 'ui']
const namesAFile = 8

/**
 * Fills a folder with a repository of so many source files: one in ten is shared, the others belong to features of
 * 30, which import their own and shared ones; in every fourth feature some reach into the next one, past its face.
 * Each file has 8 names in about 100 lines. The same for the same number.
 */
export async function writeSources(folder: string, size: number): Promise<void> {
  const shared = Math.floor(size / 10)
  const features = Math.ceil((size - shared) / filesAFeature)
  const paths = Array.from({ length: size }, (_, at) =>
    at < shared
      ? sharedPath(at)
      : featurePath(Math.floor((at - shared) / filesAFeature), at - shared),
  )
  for (const [at, path] of paths.entries()) {
    const targets =
      at < shared
        ? [at * 2 + 1, at * 2 + 2].filter((each) => each < shared)
        : featureTargets(at - shared, features).map((each) => shared + each)
    const text = source(
      [...targets, ...(at < shared ? [] : [(at * 7) % shared, (at * 13) % shared])].flatMap(
        (target) => paths[target] ?? [],
      ),
    )
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const config = { compilerOptions: { paths: { '@/*': ['./src/*'] } } }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost']
  await run('git', ['init', '--quiet', folder])
  await run('git', ['-C', folder, 'add', '--all'])
  await run('git', ['-C', folder, ...author, 'commit', '--quiet', '--message=Synthetic'])
}

function sharedPath(at: number): string {
  return `src/lib/part${at % 40}/shared${at}.ts`
}

function featurePath(feature: number, at: number): string {
  const within = at % filesAFeature
  const name = within === 0 ? 'router' : `${folders[within % folders.length]}/file${within}`
  return `src/features/feature${feature}/${name}.ts`
}

/** The next files of the same feature, and at times one inside the next feature. */
function featureTargets(at: number, features: number): number[] {
  const within = at % filesAFeature
  const feature = Math.floor(at / filesAFeature)
  const own = [within * 2 + 1, within * 2 + 2, within + 1]
    .filter((each) => each < filesAFeature)
    .map((each) => feature * filesAFeature + each)
  const next = ((feature + 1) % features) * filesAFeature + 5
  return within % 10 === 9 && feature % 4 === 0 ? [...new Set(own), next] : [...new Set(own)]
}

function source(targets: readonly string[]): string {
  const imports = targets.map((target, at) => {
    const specifier = target.replace(/^src\//, '@/').replace(/\.ts$/, '')
    return `import { name${at % namesAFile} as taken${at}, type Shape${at} } from '${specifier}'`
  })
  const declarations = Array.from({ length: namesAFile }, (_, at) => {
    const used = targets.length > 0 ? `taken${at % targets.length}` : 'value'
    const shape = targets.length > 0 ? `Shape${at % targets.length}` : 'unknown'
    return `
export interface Shape${at} {
  readonly id: string
  readonly label: string | null
  readonly others: readonly Record<string, unknown>[]
}

/** Does what a function of this size does. */
export function name${at}(value: Shape${at}, more: readonly number[] = []): unknown {
  const total = more.reduce((sum, each) => sum + each * ${at}, 0)
  if (total > 100) return { ...value, total, label: \`over \${total}\` }
  const next = value.others as unknown as ${shape}
  return more.length === 0 ? ${used} : [next, ...more.map((each) => each + total)]
}`
  })
  return `${[...imports, ...declarations].join('\n')}\n`
}
