import fc from 'fast-check'
import { expect, test } from 'vitest'

import { composeModels } from '../../src/compose/compose-models.ts'
import { readDeclarations } from '../../src/compose/declarations.ts'
import { explainInvalid } from '../../src/compose/validate-models.ts'
import type { ModelSource } from '../../src/compose/workspace.ts'
import { notes, people } from '../support/write-packages.ts'

function source(packageName: string, models: string | null): ModelSource {
  return { packageName, folder: `/nowhere/${packageName}`, models }
}

interface Plan {
  /** Package of each model, by the model's number. */
  readonly homes: readonly number[]
  /** Relations from one model to another, by number. */
  readonly relations: readonly {
    readonly from: number
    readonly to: number
    readonly unique: boolean
  }[]
}

const plans: fc.Arbitrary<Plan> = fc
  .array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 })
  .chain((homes) =>
    fc.record({
      homes: fc.constant(homes),
      relations: fc.array(
        fc.record({
          from: fc.nat({ max: homes.length - 1 }),
          to: fc.nat({ max: homes.length - 1 }),
          unique: fc.boolean(),
        }),
        { maxLength: 6 },
      ),
    }),
  )

/** Prisma wants both ends of a relation inside a package; across packages only the first is written. */
function writeModels({ homes, relations }: Plan): ModelSource[] {
  const texts = homes.map((_, model) => {
    const lines = relations.flatMap(({ from, to, unique }, at) => {
      const forward = [
        `  fk${at} String${unique ? ' @unique' : ''} @map("fk_${at}") // a "comment"`,
        `  to${at} Model${to} @relation("r${at}", fields: [fk${at}], references: [id])`,
      ]
      const back = `  from${at} Model${from}[] @relation("r${at}")`
      return [
        ...(from === model ? forward : []),
        ...(to === model && homes[from] === homes[to] ? [back] : []),
      ]
    })
    return [
      `/// Model ${model} {`,
      `model Model${model} {`,
      `  id String @id @default("//x") /// said`,
      ...lines,
      `  @@map("table_${model}")`,
      '}',
      '',
    ].join('\n')
  })
  const packages = [...new Set(homes)].toSorted((a, b) => a - b)
  return packages.map((home) =>
    source(`features-p${home}`, texts.filter((_, model) => homes[model] === home).join('\n')),
  )
}

test('every model of every package appears once in both compositions, which are valid', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const sources = writeModels(plan)
      const { forClient, forMigrations, owners } = composeModels(sources)
      for (const files of [forClient, forMigrations]) {
        const names = files.flatMap((file) =>
          readDeclarations(file.content).map((declared) => declared.name),
        )
        expect(names.toSorted()).toEqual(plan.homes.map((_, model) => `Model${model}`).toSorted())
        expect(explainInvalid(files)).toBe(null)
      }
      plan.homes.forEach((home, model) => {
        expect(owners.get(`table_${model}`)).toBe(`features-p${home}`)
      })
    }),
    { numRuns: 60 },
  )
})

test('the client loses exactly the relations that cross a package, and keeps every column', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const sources = writeModels(plan)
      const { forClient } = composeModels(sources)
      const fields = forClient.flatMap((file) =>
        readDeclarations(file.content).flatMap((model) =>
          model.fields.map((field) => `${model.name}.${field.name}`),
        ),
      )
      const expected = plan.relations.flatMap(({ from, to }, at) => {
        const inside = plan.homes[from] === plan.homes[to]
        const relation = inside ? [`Model${from}.to${at}`, `Model${to}.from${at}`] : []
        return [`Model${from}.fk${at}`, ...relation]
      })
      const ids = plan.homes.map((_, model) => `Model${model}.id`)
      expect(fields.toSorted()).toEqual([...ids, ...expected].toSorted())
    }),
  )
})

test('the opposite of a relation across packages is added for migrations only', () => {
  const composed = composeModels([source('features-auth', people), source('features-notes', notes)])
  const [auth] = composed.forMigrations
  expect(auth?.content).toContain('Note_author Note[] @relation("written")')
  expect(auth?.content).toContain('Note_reader Note[] @relation("read")')
  expect(composed.forClient.map((file) => file.content).join('')).not.toContain('Person @relation')
  expect(composed.owners.get('person_mood')).toBe('features-auth')
})

test.each([
  ['model A {\n  id Int @id\n}\ndatasource db {\n}', null, 'has a datasource block'],
  ['model A {\n  id Int @id\n}', 'model A {\n  id Int @id\n}', 'A is declared in'],
  [
    'model A {\n  id Int @id\n  @@map("t")\n}',
    'model B {\n  id Int @id\n  @@map(name: "t")\n}',
    'both map to "t"',
  ],
  [
    'model A {\n  id Int @id\n}',
    'model B {\n  id Int @id\n  a A?\n}',
    'B.a in packages/features-b/models.prisma points to A of features-a without',
  ],
  ['model A {\n  id Int @id /* no */\n}', null, 'Line 2 opens a block comment'],
])('a composition that cannot be repaired is refused by name', (a, b, sentence) => {
  expect(() => composeModels([source('features-a', a), source('features-b', b)])).toThrow(sentence)
})

test("an implicit join table belongs to its models' package", () => {
  const models = `model Post {\n  id Int @id\n  tags Tag[]\n}\nmodel Tag {\n  id Int @id\n  posts Post[]\n}`
  const { owners } = composeModels([source('features-posts', models)])
  expect(owners.get('_PostToTag')).toBe('features-posts')
})
