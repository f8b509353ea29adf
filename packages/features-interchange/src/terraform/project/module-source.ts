import { posix } from 'node:path'

import type { SourceFile } from '../../schemas.ts'
import { type Json, type JsonObject, objectsIn } from '../files/json.ts'
import { parseFile } from '../files/parse-file.ts'
import { refusal } from '../files/refuse.ts'

/** The blocks of one folder: a module as it is written, before anything is evaluated. */
export interface ModuleSource {
  /** Relative to the root folder; `.` is the root. */
  readonly folder: string
  readonly resources: readonly ResourceBlock[]
  readonly variables: ReadonlyMap<string, JsonObject>
  readonly locals: ReadonlyMap<string, Json>
  readonly outputs: ReadonlyMap<string, JsonObject>
  readonly modules: ReadonlyMap<string, JsonObject>
  readonly providers: readonly ProviderBlock[]
  /** By type and name, joined by a space. */
  readonly data: ReadonlyMap<string, JsonObject>
}

export interface ResourceBlock {
  readonly type: string
  readonly name: string
  readonly body: JsonObject
}

export interface ProviderBlock {
  /** e.g. `aws` */
  readonly name: string
  readonly body: JsonObject
}

interface Found {
  readonly file: string
  readonly body: JsonObject
}

/**
 * Reads the files of one folder. Files named `override.tf` or `*_override.tf` replace single arguments.
 * @throws AppError VALIDATION on a syntax error, a duplicate or a block without its labels.
 */
export async function readModuleSource(
  folder: string,
  files: readonly SourceFile[],
): Promise<ModuleSource> {
  const ordered = [...files.filter((file) => !isOverride(file)), ...files.filter(isOverride)]
  const parsed: { file: SourceFile; content: JsonObject }[] = []
  for (const file of ordered) parsed.push({ file, content: await parseFile(file) })

  const collect = (keyword: string, labels: number) => {
    const found = new Map<string, Found>()
    for (const { file, content } of parsed) {
      for (const [key, body] of labelled(content[keyword], labels, keyword, file.path)) {
        const before = found.get(key)
        if (before !== undefined && !isOverride(file)) {
          throw refusal(
            'duplicate',
            `${keyword} ${key.replace(' ', '.')} is defined twice, in ${before.file} and in ${file.path}.`,
            { file: file.path },
          )
        }
        found.set(key, { file: file.path, body: { ...before?.body, ...body } })
      }
    }
    return new Map([...found].map(([key, { body }]) => [key, body]))
  }

  return {
    folder,
    resources: [...collect('resource', 2)].map(([key, body]) => {
      const [type = '', name = ''] = key.split(' ')
      return { type, name, body }
    }),
    variables: collect('variable', 1),
    locals: collectLocals(parsed),
    outputs: collect('output', 1),
    modules: collect('module', 1),
    data: collect('data', 2),
    providers: parsed.flatMap(({ file, content }) =>
      labelled(content['provider'], 1, 'provider', file.path).map(([name, body]) => ({
        name,
        body,
      })),
    ),
  }
}

function isOverride(file: SourceFile): boolean {
  return /^(?:override|.*_override)\.tf(?:\.json)?$/.test(posix.basename(file.path))
}

function collectLocals(parsed: readonly { file: SourceFile; content: JsonObject }[]) {
  const locals = new Map<string, Json>()
  for (const { file, content } of parsed) {
    for (const [name, value] of objectsIn(content['locals']).flatMap((block) =>
      Object.entries(block),
    )) {
      if (locals.has(name) && !isOverride(file)) {
        throw refusal(
          'duplicate',
          `local.${name} is defined twice; the second time in ${file.path}.`,
          { file: file.path },
        )
      }
      locals.set(name, value)
    }
  }
  return locals
}

const identifier = /^[\p{ID_Start}_][\p{ID_Continue}-]{0,199}$/u

/** The bodies of blocks under their labels, joined by a space. */
function labelled(
  value: Json | undefined,
  labels: number,
  keyword: string,
  file: string,
): [string, JsonObject][] {
  if (value === undefined) return []
  const wrong = () =>
    refusal(
      'bad_block',
      `${file}: a ${keyword} block needs ${keyword === 'resource' || keyword === 'data' ? 'a type and a name' : 'a name'}.`,
      { file },
    )
  const isHcl = !file.endsWith('.json')
  if (labels === 0) {
    const bodies = objectsIn(value)
    // One label too many leaves an object where HCL gives the list of blocks.
    if (bodies.length === 0 || (isHcl && !Array.isArray(value))) throw wrong()
    return bodies.map((body) => ['', body])
  }
  // JSON allows a list of objects where HCL gives one object.
  const groups = objectsIn(value)
  if (groups.length === 0 || (isHcl && Array.isArray(value))) throw wrong()
  return groups.flatMap((group) =>
    Object.entries(group)
      .filter(([label]) => label !== '//')
      .map((entry) => {
        if (identifier.test(entry[0])) return entry
        const message = `${file}: "${entry[0].slice(0, 100)}" is not a name; use letters, digits, _ and -.`
        throw refusal('bad_block', message, { file })
      })
      .flatMap(([label, inner]) =>
        labelled(inner, labels - 1, keyword, file).map(([rest, body]): [string, JsonObject] => [
          rest === '' ? label : `${label} ${rest}`,
          body,
        ]),
      ),
  )
}
