import { execFile } from 'node:child_process'
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

import { generateClient, generatedFolder } from '../../src/compose/generate-client.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { notes, people, writePackages } from '../support/write-packages.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

// Inside this package, so that what is generated finds the packages it imports.
function folder() {
  return temporaryFolder(generatedFolder)
}

test('the client is generated once for the same inputs, and again when one changes', async () => {
  await using place = await folder()
  const packagesFolder = await writePackages(place.path, {
    'features-auth/models.prisma': people,
    'features-notes/models.prisma': notes,
    'core/package.json': '{}',
  })
  const options = { packagesFolder, outputFolder: join(place.path, 'generated') }
  expect(await generateClient(options)).toBe('generated')
  const file = join(options.outputFolder, 'client', 'client.ts')
  const { mtimeMs } = await stat(file)
  expect(await generateClient(options)).toBe('unchanged')
  expect((await stat(file)).mtimeMs).toBe(mtimeMs)
  await writeFile(join(packagesFolder, 'features-auth', 'models.prisma'), `${people}\n// more`)
  expect(await Promise.all([generateClient(options), generateClient(options)])).toContain(
    'generated',
  )
})

test('without a single model there is still a client that Node runs as it is', async () => {
  await using place = await folder()
  const packagesFolder = await writePackages(place.path, { 'core/package.json': '{}' })
  const outputFolder = join(place.path, 'generated')
  expect(await generateClient({ packagesFolder, outputFolder })).toBe('generated')
  const file = join(outputFolder, 'client', 'client.ts')
  const script = `import { PrismaClient } from ${JSON.stringify(file)}; console.log(typeof PrismaClient)`
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', script])
  expect({ stdout, stderr }).toEqual({ stdout: 'function\n', stderr: '' })
})

test('models that Prisma refuses are named', async () => {
  await using place = await folder()
  const packagesFolder = await writePackages(place.path, {
    'features-notes/models.prisma': 'model Note {\n  id String @id\n  of Strin\n}\n',
  })
  const work = generateClient({ packagesFolder, outputFolder: join(place.path, 'generated') })
  await expect(work).rejects.toThrow(/Strin[\s\S]*packages\/features-notes\/models\.prisma:3/)
})

test("another feature's table is a compile error, and both kinds of client are accepted", async () => {
  await using place = await folder()
  const packagesFolder = await writePackages(place.path, {
    'features-auth/models.prisma': people,
    'features-notes/models.prisma': notes,
  })
  await generateClient({ packagesFolder, outputFolder: join(place.path, 'generated') })
  await mkdir(join(place.path, 'src', 'client'), { recursive: true })
  const types = join(place.path, 'src', 'client', 'db.ts')
  await copyFile(join(root, 'src', 'client', 'db.ts'), types)
  const uses = join(place.path, 'uses.ts')
  const lines = [
    "import type { Client, Db, FeatureDb } from './src/client/db.ts'",
    "type NotesDb = FeatureDb<'note' | 'noteAttachment'>",
    'export const own = (db: NotesDb) => db.note.findMany({ select: { authorId: true, files: true } })',
    'export const viaClient = (db: Client) => own(db)',
    'export const viaContext = (db: Db) => own(db)',
    'export const viaTransaction = (db: Client) => db.$transaction((tx) => own(tx))',
    'export const table = (db: NotesDb) => db.person.findMany()',
    'export const walk = (db: NotesDb) => db.note.findMany({ select: { author: true } })',
    'export const raw = (db: NotesDb) => db.$queryRaw`SELECT 1`',
    "export type None = FeatureDb<'person' | 'ghost'>",
  ]
  await writeFile(uses, lines.join('\n'))
  const config = {
    extends: join(root, '..', '..', 'tsconfig.base.json'),
    compilerOptions: { noEmit: true, emitDeclarationOnly: false, declaration: false },
    files: [uses],
  }
  await writeFile(
    join(place.path, 'tsconfig.json'),
    JSON.stringify({ ...config, declarationMap: false }),
  )
  const tsc = join(root, '..', '..', 'node_modules', '.bin', 'tsc')
  const { stdout } = await run(tsc, ['-p', place.path, '--declarationMap', 'false']).catch(
    (error: { readonly stdout: string }) => error,
  )
  const wrong = [...stdout.matchAll(/uses\.ts\((\d+),/g)].map(([, line]) => Number(line))
  expect([...new Set(wrong)]).toEqual([7, 8, 9, 10])
  expect(await readFile(types, 'utf8')).toContain('FeatureDb')
})
