import type { Package } from '../../workspace/package.ts'
import type { Flaw } from './flaw.ts'

/** Names that other codebases give the parts of a slice, and what they are called here. */
const otherNames: readonly (readonly [RegExp, string])[] = [
  [/^(tests|spec|specs|__tests__|src\/(test|tests|__tests__))\//, 'test/'],
  [/^test\/.*\.spec\.[cm]?[jt]sx?$/, 'test/<what>.test.ts'],
  [/^src\/.*\.(test|spec)\.[cm]?[jt]sx?$/, 'test/<what>.test.ts'],
  [/^((prisma|db|src)\/)?migration\/|^(prisma|db|src)\/migrations\//, 'migrations/'],
  [/^((prisma|src)\/)?(schema|model)\.prisma$|^(prisma|src)\/models\.prisma$/, 'models.prisma'],
  [/^src\/(route|routes|routers|procedures|controller|controllers)(\.ts$|\/)/, 'src/router.ts'],
  [/^src\/(repos|repository|repositories|queries|dao)(\.ts$|\/)/, 'src/repo.ts'],
  [/^src\/(schema|validators|validation|dto|dtos)(\.ts$|\/)/, 'src/schemas.ts'],
  [/^src\/services(\.ts$|\/)/, 'src/service/'],
  [/^src\/features(\.ts$|\/)/, 'src/feature.ts'],
  [/^src\/(factories|test-utils|test-helpers)(\.ts$|\/)/, 'src/testing.ts'],
  [/^(?!README\.md$)(README|Readme|readme)(\.\w+)?$/, 'README.md'],
]

/** The parts of a slice that go by another name, each once. */
export function misnamedParts({ folder, paths }: Package): Flaw[] {
  const flaws = new Map<string, Flaw>()
  for (const path of paths) {
    for (const [pattern, name] of otherNames) {
      const [given] = pattern.exec(path) ?? []
      if (given === undefined || flaws.has(given)) continue
      flaws.set(given, {
        path,
        message: `${folder} calls ${given} what is ${name} in every slice.`,
        instead: `Rename ${given} to ${name}.`,
      })
    }
  }
  return [...flaws.values()]
}
