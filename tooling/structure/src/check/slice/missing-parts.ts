import type { Package } from '../../workspace/package.ts'
import type { Flaw } from './flaw.ts'

const everySlice = ['README.md', 'tsconfig.json']
const everyFeature = ['src/schemas.ts', 'src/router.ts', 'src/feature.ts']
/** The table of who may call what, and the test that compares. */
const everyRouter = ['test/access.test.ts', 'test/access.md']

/** Parts that are not there, and parts that are there twice. */
export function missingParts({ folder, dir, paths }: Package, isFeature: boolean): Flaw[] {
  const has = (part: string) => paths.includes(`src/${part}.ts`)
  const hasFolder = (part: string) => paths.some((path) => path.startsWith(`src/${part}/`))
  const demanded = [
    ...everySlice,
    ...(isFeature ? everyFeature : []),
    ...(has('router') ? everyRouter : []),
  ]
  const flaws: Flaw[] = demanded
    .filter((path) => !paths.includes(path))
    .map((path) => ({ message: `${folder} has no ${path}.`, instead: `Add ${dir}/${path}.` }))
  if (isFeature && !has('service') && !hasFolder('service')) {
    flaws.push({
      message: `${folder} has no service: neither src/service.ts nor src/service/.`,
      instead: `Add ${dir}/src/service.ts with its rules.`,
    })
  }
  if (!paths.some((path) => /^test\/(?!access\.test\.ts$).*\.test\.ts$/.test(path))) {
    flaws.push({
      message: `${folder} has no test.`,
      instead: `Add ${dir}/test/${folder.replace(/^features-/, '')}.test.ts.`,
    })
  }
  const twice = ['service', 'repo'].filter((part) => has(part) && hasFolder(part))
  return [
    ...flaws,
    ...twice.map((part) => ({
      path: `src/${part}.ts`,
      message: `${folder} has both src/${part}.ts and src/${part}/.`,
      instead: `Move src/${part}.ts into src/${part}/, one file an operation.`,
    })),
  ]
}
