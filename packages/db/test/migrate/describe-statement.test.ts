import { expect, test } from 'vitest'

import { describeStatement } from '../../src/migrate/describe-statement.ts'

test.each([
  ['CREATE TABLE "note" (', 'table', 'note'],
  ['CREATE UNIQUE INDEX "note_key" ON "note"("a", "b")', 'table', 'note'],
  ['ALTER TABLE ONLY "public"."note" ADD CONSTRAINT x FOREIGN KEY', 'table', 'note'],
  ['alter table note rename to remark', 'table', 'note'],
  ['DROP TABLE IF EXISTS "note"', 'table', 'note'],
  ['INSERT INTO note VALUES (1)', 'table', 'note'],
  ['UPDATE "note" SET a = 1', 'table', 'note'],
  ['DELETE FROM "note"', 'table', 'note'],
  ['CREATE TYPE "mood" AS ENUM ()', 'type', 'mood'],
  ['ALTER TYPE "mood" ADD VALUE', 'type', 'mood'],
  ['DROP INDEX "note_key"', 'index', 'note_key'],
  ['ALTER INDEX "a" RENAME TO "b"', 'index', 'a'],
  ['BEGIN', 'transaction', null],
  ['COMMIT', 'transaction', null],
  ['CREATE EXTENSION citext', 'other', null],
])('%s touches the %s %s', (statement, kind, name) => {
  expect(describeStatement(statement)).toMatchObject({ kind, name })
})

test.each([
  ['DROP TABLE "note"', ['drops the table note with all its rows']],
  [
    'ALTER TABLE "note" DROP COLUMN "a", DROP COLUMN "b"',
    ['drops the column note.a with what is in it', 'drops the column note.b with what is in it'],
  ],
  [
    'ALTER TABLE "note" ALTER COLUMN "a" SET DATA TYPE INTEGER',
    ['casts note.a to INTEGER, and fails or loses what does not fit'],
  ],
  [
    'ALTER TABLE "note" ADD COLUMN "a" TEXT NOT NULL',
    ['fails if note has rows: a is required and has no default'],
  ],
  ['ALTER TABLE "note" ADD COLUMN "a" TEXT NOT NULL DEFAULT \'x\', ADD COLUMN "b" TEXT', []],
  ['ALTER TABLE "note" ALTER COLUMN "a" SET NOT NULL', ['fails if note.a is empty in any row']],
  ['DROP TYPE "mood"', ['drops the enum mood']],
  ['DROP TYPE "mood_old"', []],
  ['CREATE TABLE "note" ("a" TEXT NOT NULL)', []],
])('%s says what it would destroy', (statement, losses) => {
  expect(describeStatement(statement).losses).toEqual(losses)
})
