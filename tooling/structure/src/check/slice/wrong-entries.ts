import type { Package } from '../../workspace/package.ts'
import type { Flaw } from './flaw.ts'

const everyFeature = ['./feature', './schemas']

/** `./schemas` is `src/schemas.ts` and nothing else, so that a name tells where to read. */
export function wrongEntries({ folder, entries, paths }: Package, isFeature: boolean): Flaw[] {
  const required = isFeature ? everyFeature : []
  const faces = ['.', './testing'].filter((entry) => paths.includes(sourceOf(entry)))
  const unlisted = [...required, ...faces].filter((entry) => !entries.has(entry))
  const wrong = [...entries].filter(([entry, { types, default: source }]) => {
    const isRight = source === `./${sourceOf(entry)}` && types === `./${typesOf(entry)}`
    return !entry.includes('*') && !(isRight && paths.includes(sourceOf(entry)))
  })
  const opened = [...entries].filter(([entry]) => /^\.\/repo(\/|$)/.test(entry))
  return [
    ...opened.map(([entry, { line }]) => ({
      line,
      message: `${folder} exports "${entry}", its queries.`,
      instead: 'Export functions of the service; they call the queries.',
    })),
    ...unlisted.map((entry) => ({
      message: `${folder} does not export "${entry}".`,
      instead: `Let "${entry}" in exports lead to ./${sourceOf(entry)}.`,
    })),
    ...wrong.map(([entry, { line }]) => ({
      line,
      message: `"${entry}" of ${folder} does not lead to ${sourceOf(entry)} and its types.`,
      instead: `Write "types": "./${typesOf(entry)}" and "default": "./${sourceOf(entry)}", and have that file.`,
    })),
  ]
}

function stemOf(entry: string): string {
  return entry === '.' ? 'index' : entry.slice('./'.length)
}

function sourceOf(entry: string): string {
  return `src/${stemOf(entry)}.ts`
}

function typesOf(entry: string): string {
  return `dist/src/${stemOf(entry)}.d.ts`
}
