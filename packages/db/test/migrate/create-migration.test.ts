import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, expect, test } from 'vitest'

import { generateClient, generatedFolder } from '../../src/compose/generate-client.ts'
import { readHistory } from '../../src/migrate.ts'
import { runCommand } from '../../src/run-command.ts'
import { createTestDatabase } from '../../src/testing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { notes, people, writePackages } from '../support/write-packages.ts'

// The tests of this file tell one story, in their order: a workspace and how its tables change.
const place = await temporaryFolder(generatedFolder)
afterAll(() => place[Symbol.asyncDispose]())
const packagesFolder = await writePackages(place.path, {
  'features-auth/models.prisma': people,
  'features-notes/models.prisma': notes,
})

async function pnpm(command: string): Promise<{ readonly code: number; readonly said: string }> {
  const lines: string[] = []
  const collect = (line: string): unknown => lines.push(line)
  const code = await runCommand(command.split(' '), {
    say: collect,
    complain: collect,
    databaseUrl: () => Promise.resolve(null),
    packagesFolder,
  }).catch((error: unknown) => {
    collect(error instanceof Error ? error.message : String(error))
    return 1
  })
  return { code, said: lines.join('\n') }
}

async function steps(packageName: string): Promise<string[]> {
  return (await readdir(join(packagesFolder, packageName, 'migrations'))).toSorted()
}

async function newest(packageName: string): Promise<string> {
  const name = (await steps(packageName)).at(-1) ?? ''
  return readFile(join(packagesFolder, packageName, 'migrations', name, 'migration.sql'), 'utf8')
}

async function edit(packageName: string, from: string, to: string): Promise<void> {
  const file = join(packagesFolder, packageName, 'models.prisma')
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to))
}

test('a migration that would alter another package is refused, naming tables and packages', async () => {
  const { code, said } = await pnpm('migrate auth people')
  expect(code).toBe(1)
  expect(said).toBe(
    "A migration of features-auth must not alter another package's tables, and this one alters note of features-notes, note_attachment of features-notes. Run pnpm db:migrate features-notes <name> for its own. --only writes the part of features-auth.",
  )
  expect(await readdir(join(packagesFolder, 'features-auth'))).toEqual(['models.prisma'])
})

test('the part of one package is written alone when asked for, if it can stand alone', async () => {
  const early = await pnpm('migrate notes first_notes --only')
  expect(early).toMatchObject({ code: 1 })
  expect(early.said).toContain('relation "people" does not exist')
  expect(await readdir(join(packagesFolder, 'features-notes'))).toEqual([
    'migrations',
    'models.prisma',
  ])

  expect(await pnpm('migrate auth people --only')).toMatchObject({ code: 0 })
  expect(await pnpm('migrate features-notes first notes')).toMatchObject({ code: 0 })
  const [first, second] = [await steps('features-auth'), await steps('features-notes')]
  expect(first).toEqual([expect.stringMatching(/^\d{14}_people$/)])
  expect(second).toEqual([expect.stringMatching(/^\d{14}_first_notes$/)])
  expect(String(second) > String(first)).toBe(true)
  expect(await newest('features-notes')).toContain('REFERENCES "people"("id") ON DELETE CASCADE')
})

test('when history and models agree there is nothing to migrate, and the status says so', async () => {
  const nothing = 'Nothing to migrate: the history already gives these models.'
  expect(await pnpm('migrate notes again')).toEqual({ code: 0, said: nothing })
  expect(await pnpm('status')).toEqual({
    code: 0,
    said: '2 migrations of 2 packages give exactly their models.',
  })
})

test('what the history makes is what the client reads and writes', async () => {
  await generateClient({ packagesFolder, outputFolder: join(place.path, 'generated') })
  const file = join(place.path, 'generated', 'client', 'client.ts')
  const { PrismaClient } = await import(pathToFileURL(file).href)
  await using scratch = await createTestDatabase({ history: await readHistory(packagesFolder) })
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: scratch.url }) })
  try {
    const id = '0197a5d2-0000-7000-8000-000000000001'
    await client.person.create({ data: { id, email: 'a@example.com', mood: 'busy' } })
    await client.note.create({ data: { id, text: 'x', authorId: id, files: { create: { id } } } })
    expect(await client.note.findFirst({ include: { files: true } })).toEqual({
      id,
      text: 'x',
      authorId: id,
      readerId: null,
      files: [{ id, noteId: id }],
    })
    await expect(client.note.findMany({ include: { author: true } })).rejects.toThrow('author')
    // Prisma would take a condition that is undefined for none at all.
    await expect(client.note.deleteMany({ where: { id: undefined } })).rejects.toThrow('undefined')
    await client.noteAttachment.deleteMany()
    await client.person.delete({ where: { id } })
    expect(await client.note.count()).toBe(0)
  } finally {
    await client.$disconnect()
  }
})

test('status names the package that drifted and the command; migrate says what would be lost', async () => {
  await edit('features-notes', '  text     String\n', '  body     String\n')
  const status = await pnpm('status')
  expect(status.code).toBe(1)
  expect(status.said).toContain(
    'The models of features-notes differ from its history. Run: pnpm db:migrate features-notes <name>',
  )
  expect(status.said).toContain('DROP COLUMN "text"')

  const { code, said } = await pnpm('migrate notes rename body')
  expect(code).toBe(0)
  expect(said).toContain('It drops the column note.text with what is in it:')
  expect(said).toContain('It fails if note has rows: body is required and has no default:')
  expect(said).toContain('ALTER TABLE "note" DROP COLUMN "text"')
  expect((await pnpm('status')).code).toBe(0)
})

test('an enum that loses a value is migrated inside the one transaction every step is', async () => {
  await edit('features-auth', '  busy\n', '  tired\n')
  expect(await pnpm('migrate auth moods')).toMatchObject({ code: 0 })
  const sql = await newest('features-auth')
  expect(sql).toContain('RENAME TO "person_mood_old"')
  expect(sql).not.toMatch(/BEGIN|COMMIT/)
  expect((await pnpm('status')).code).toBe(0)
})

test('an index and a table go with their package, also when their model is gone', async () => {
  await edit('features-notes', '  @@index([readerId])\n', '')
  const { said } = await pnpm('migrate auth unindex')
  expect(said).toContain('alters note of features-notes')
  const status = await pnpm('status')
  expect(status.said).not.toContain('No index begins with')

  const text = await readFile(join(packagesFolder, 'features-notes', 'models.prisma'), 'utf8')
  await writeFile(
    join(packagesFolder, 'features-notes', 'models.prisma'),
    text.slice(0, text.indexOf('model NoteAttachment')).replace('  files  NoteAttachment[]\n', ''),
  )
  const written = await pnpm('migrate notes no attachments')
  expect(written.said).toContain('It drops the table note_attachment with all its rows:')
  expect(await pnpm('status')).toEqual({
    code: 1,
    said: 'No index begins with the foreign key note(reader_id): add an @@index to its model.',
  })
})

test('misuse is answered with what there is', async () => {
  expect(await pnpm('migrate ghosts boo')).toMatchObject({
    code: 1,
    said: 'No package "ghosts" has a models.prisma; those that have: features-auth, features-notes.',
  })
  expect(await pnpm('migrate auth ../../x')).toMatchObject({ code: 1 })
  expect(await pnpm('migrate auth')).toMatchObject({ code: 2 })
  expect(await pnpm('status --now')).toMatchObject({ code: 2 })
  expect(await pnpm('')).toMatchObject({ code: 2 })
})
