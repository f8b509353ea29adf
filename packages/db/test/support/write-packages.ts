import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes a small workspace: file texts by their path below `packages/`. Answers the `packages` folder. */
export async function writePackages(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const packages = join(root, 'packages')
  await mkdir(packages, { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(packages, path)), { recursive: true })
    await writeFile(join(packages, path), text)
  }
  return packages
}

export const people = `model Person {
  id    String @id @db.Uuid
  email String @unique
  mood  Mood   @default(calm)

  @@map("people")
}

enum Mood {
  calm
  busy

  @@map("person_mood")
}
`

export const notes = `model Note {
  id       String  @id @db.Uuid
  text     String
  authorId String  @map("author_id") @db.Uuid
  readerId String? @map("reader_id") @db.Uuid

  author Person  @relation("written", fields: [authorId], references: [id], onDelete: Cascade)
  reader Person? @relation("read", fields: [readerId], references: [id])
  files  NoteAttachment[]

  @@index([authorId])
  @@index([readerId])
  @@map("note")
}

model NoteAttachment {
  id     String @id @db.Uuid
  noteId String @map("note_id") @db.Uuid
  note   Note   @relation(fields: [noteId], references: [id])

  @@index([noteId])
  @@map("note_attachment")
}
`
