import type { Change } from './migrate/attribute-changes.ts'

const usage = `Use:
  pnpm db:generate                          write the typed client from the packages' models
  pnpm db:migrate <feature> <name> [--only] write the next step of a package's SQL history
  pnpm db:status                            compare the histories with the models, and with DATABASE_URL`

export interface Surroundings {
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
  readonly databaseUrl: () => Promise<string | null>
  /** Default: `packages/` of this workspace. */
  readonly packagesFolder?: string
}

/** Runs one of the database's commands and answers the process's exit code: 0, 1 for a finding, 2 for misuse. */
export async function runCommand(
  [command, ...words]: readonly string[],
  around: Surroundings,
): Promise<number> {
  const options = words.filter((word) => word.startsWith('--'))
  const [feature, ...name] = words.filter((word) => !word.startsWith('--'))
  const unknown = options.find((option) => option !== '--only' || command !== 'migrate')
  if (unknown !== undefined) around.complain(`There is no option ${unknown}.`)
  else if (command === 'generate' && feature === undefined) return generate(around.say)
  else if (command === 'status' && feature === undefined) return status(around)
  else if (command === 'migrate' && feature !== undefined && name.length > 0) {
    return writeMigration(feature, name.join('_'), options.includes('--only'), around)
  }
  around.complain(usage)
  return 2
}

/** The imports are made when needed: an unchanged client is found so in a few milliseconds. */
async function generate(say: Surroundings['say']): Promise<number> {
  const { generateClient } = await import('./compose/generate-client.ts')
  const outcome = await generateClient()
  if (outcome === 'generated') say('The database client is generated.')
  return 0
}

function inside({ packagesFolder }: Surroundings): { readonly packagesFolder?: string } {
  return packagesFolder === undefined ? {} : { packagesFolder }
}

async function writeMigration(
  feature: string,
  name: string,
  only: boolean,
  around: Surroundings,
): Promise<number> {
  const { say } = around
  const { createMigration } = await import('./migrate/create-migration.ts')
  const { file, changes } = await createMigration({ feature, name, only, ...inside(around) })
  if (file === null) {
    say('Nothing to migrate: the history already gives these models.')
    return 0
  }
  say(`Wrote ${file} (${changes.length} ${changes.length === 1 ? 'statement' : 'statements'}).`)
  const losing = changes.filter((change) => change.losses.length > 0)
  if (losing.length > 0) say('What it does to rows that exist:')
  for (const change of losing) {
    for (const loss of change.losses) say(`  It ${loss}:`)
    say(indented(change))
  }
  return 0
}

async function status(around: Surroundings): Promise<number> {
  const { say, packagesFolder } = around
  const { checkDrift } = await import('./migrate/check-drift.ts')
  const drift = await checkDrift(
    packagesFolder === undefined ? {} : { packagesFolder, cacheFolder: null },
  )
  for (const key of drift.unindexedForeignKeys) {
    say(`No index begins with the foreign key ${key}: add an @@index to its model.`)
  }
  const owners = [...new Set(drift.changes.map((change) => change.owner))]
  for (const owner of owners) {
    const whose = owner ?? 'no package'
    say(
      `The models of ${whose} differ from its history. Run: pnpm db:migrate ${owner ?? '<feature>'} <name>`,
    )
    for (const change of drift.changes.filter((each) => each.owner === owner)) say(indented(change))
  }
  const inOrder = drift.changes.length + drift.unindexedForeignKeys.length === 0
  if (inOrder)
    say(`${drift.migrations} migrations of ${drift.packages} packages give exactly their models.`)
  return (await databaseStatus(around)) && inOrder ? 0 : 1
}

async function databaseStatus({
  databaseUrl,
  packagesFolder,
  say,
}: Surroundings): Promise<boolean> {
  const url = await databaseUrl()
  if (!url) return true
  const [{ createDatabase }, { readHistory }] = await Promise.all([
    import('./client/create-database.ts'),
    import('./compose/history.ts'),
  ])
  await using database = createDatabase({ url })
  const history = await readHistory(packagesFolder)
  const { applied, pending, failed, edited, unknown } = await database.migrationsStatus(history)
  say(`DATABASE_URL has ${applied.length} migrations.`)
  for (const name of pending) say(`  pending: ${name} (the next start applies it)`)
  for (const name of failed)
    say(`  failed: ${name} (repair it, then mark it with prisma migrate resolve)`)
  for (const name of edited)
    say(`  edited after it was applied: ${name} (restore the file and add a new step)`)
  for (const name of unknown)
    say(
      `  unknown here: ${name} (a newer version of this code applied it, or its feature was removed)`,
    )
  return failed.length + edited.length === 0
}

function indented(change: Change): string {
  return `${change.text};`.replaceAll(/^/gm, '    ')
}
