import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text of a feature's file, and what to put behind it. */
export interface Insertion {
  readonly file: string
  readonly behind: string
  readonly text: string
}

/** A column `remark` that may be null, as a person would add it to what `pnpm new:feature sample-notes` wrote. */
export const remarkOfGenerated: readonly Insertion[] = [
  { file: 'models.prisma', behind: '  name      String\n', text: '  remark    String?\n' },
  {
    file: 'src/schemas.ts',
    behind: '  name: z.string(),\n',
    text: '  remark: z.string().nullable(),\n',
  },
  {
    file: 'src/repo.ts',
    behind: '  readonly orgId: string\n  readonly name: string\n',
    text: '  readonly remark: string | null\n',
  },
  { file: 'src/repo.ts', behind: '  name: true,\n', text: '  remark: true,\n' },
  { file: 'src/service.ts', behind: 'function toView({ id, orgId, name,', text: ' remark,' },
  { file: 'src/service.ts', behind: '    orgId,\n    name,\n', text: '    remark,\n' },
]

/** The column alone, for the diagrams of `features-canvas`, whose code has its own reasons to change. */
export const remarkOfCanvas: readonly Insertion[] = [
  { file: 'models.prisma', behind: 'model Diagram {\n', text: '  remark String?\n' },
]

/** Makes the insertions in a package's folder; throws when the code has changed so that one fits nowhere or twice. */
export function insertAll(folder: string, insertions: readonly Insertion[]): void {
  for (const { file, behind, text } of insertions) {
    const path = join(folder, file)
    const parts = readFileSync(path, 'utf8').split(behind)
    const [before, after] = parts
    if (before === undefined || after === undefined || parts.length > 2) {
      throw new Error(
        `${file} has ${JSON.stringify(behind)} ${parts.length - 1} times and not once: adapt tooling/pipeline/src/features/add-column.ts to it.`,
      )
    }
    writeFileSync(path, `${before}${behind}${text}${after}`)
  }
}
