import type { Package } from '../../workspace/package.ts'
import type { TableOwner } from '../../workspace/table-owner.ts'
import { loadGrammar, readSql } from '../tables/read-sql.ts'
import type { Flaw } from './flaw.ts'

/** Models, their history and their queries come together; a history outlives models that its last step dropped. */
export async function wrongTables(
  { folder, dir, paths }: Package,
  owner: TableOwner | undefined,
): Promise<Flaw[]> {
  const hasModels = paths.includes('models.prisma')
  const hasRepo = paths.some((path) => /^src\/repo(\.ts$|\/)/.test(path))
  const last = owner?.migrations.at(-1)
  const flaws: Flaw[] = []
  if (hasModels && last === undefined) {
    flaws.push({
      path: 'models.prisma',
      message: `${folder} has models and no migrations/.`,
      instead: `Run: pnpm db:migrate ${folder.replace(/^features-/, '')} create_tables`,
    })
  }
  if (hasModels && !hasRepo) {
    flaws.push({
      path: 'models.prisma',
      message: `${folder} has models and no repo.`,
      instead: `Add ${dir}/src/repo.ts with the queries that the service calls.`,
    })
  }
  if (!hasModels && hasRepo) {
    flaws.push({
      message: `${folder} has a repo and no models.prisma.`,
      instead: `Declare its tables in ${dir}/models.prisma, or remove the repo.`,
    })
  }
  if (!hasModels && last !== undefined && !(await dropsSomething(last.sql))) {
    flaws.push({
      message: `${folder} has migrations/ and no models.prisma, and its last step drops nothing.`,
      instead: `Declare its tables in ${dir}/models.prisma, or drop them in a step.`,
    })
  }
  return flaws
}

async function dropsSomething(sql: string): Promise<boolean> {
  await loadGrammar()
  const reading = readSql(sql)
  return typeof reading !== 'string' && reading.drops.length > 0
}
