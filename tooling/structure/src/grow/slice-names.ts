import { StructureError } from '../structure-error.ts'
import { camelCase } from '../words.ts'

/** Every spelling in which a new feature's code names it; the placeholders of the templates. */
export interface SliceNames {
  /** `sticky-notes`: the folder, and the commands. */
  readonly feature: string
  /** `stickyNotes`: the export, and what clients call. */
  readonly export: string
  /** `sticky_note` */
  readonly table: string
  /** `StickyNote` */
  readonly Model: string
  /** `stickyNote` */
  readonly model: string
  /** `StickyNotes` */
  readonly Models: string
  /** `sticky note` */
  readonly thing: string
  /** `sticky notes` */
  readonly things: string
}

const longest = 40

/**
 * Derives every spelling from the feature's name and, where that says nothing about it, the table's. Throws a
 * StructureError for a name of the wrong form.
 */
export function sliceNames(feature: string, table?: string): SliceNames {
  if (feature.startsWith('features-')) {
    throw new StructureError(
      `Leave "features-" off the name: the folder gets it by itself. Say ${feature.slice('features-'.length)}.`,
    )
  }
  requireForm(feature, /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/, 'a feature', 'sticky-notes')
  const oneTable = table ?? singular(feature).replaceAll('-', '_')
  requireForm(oneTable, /^[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*$/, 'a table', 'sticky_note')
  const things = table === undefined ? plural(feature, oneTable) : plural(oneTable, oneTable)
  return {
    feature,
    export: camelCase(feature),
    table: oneTable,
    Model: pascalCase(oneTable),
    model: camelCase(oneTable),
    Models: pascalCase(things),
    thing: oneTable.replaceAll('_', ' '),
    things: things.replaceAll(/[-_]/g, ' '),
  }
}

function requireForm(name: string, form: RegExp, what: string, example: string): void {
  if (form.test(name) && name.length <= longest) return
  const why =
    name.length > longest
      ? `has ${name.length} characters: choose one of at most ${longest}`
      : `is no name for ${what}: use lower-case words, as in ${example}`
  throw new StructureError(`"${name}" ${why}.`)
}

/** The usual English endings. Where it guesses wrong, --table says it right. */
function singular(words: string): string {
  if (/[^aeiou]ies$/.test(words)) return words.replace(/ies$/, 'y')
  if (/(?:ss|(?<![ao])us|ias|x|zz|sh|ch)es$/.test(words)) return words.replace(/es$/, '')
  return /[^sui]s$/.test(words) ? words.replace(/s$/, '') : words
}

/** The name itself where it is a plural already. */
function plural(words: string, one: string): string {
  if (words.replaceAll('-', '_') !== one) return words
  if (/[^aeiou]y$/.test(words)) return words.replace(/y$/, 'ies')
  return /(?:s|x|z|sh|ch)$/.test(words) ? `${words}es` : `${words}s`
}

function pascalCase(words: string): string {
  return camelCase(`-${words}`)
}
