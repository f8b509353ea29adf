import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { kindsOf } from './architecture.ts'
import { StructureError } from './structure-error.ts'
import type { Workspace } from './workspace.ts'

export interface TurboFile {
  readonly file: string
  /** The part this file must carry, as JSON text; null when the file or the part is missing. */
  readonly current: string | null
  readonly wanted: string
  /** The whole file's text once it carries the wanted part. */
  readonly text: string
}

/** The part of every `turbo.json` that is generated: `boundaries` at the root, `tags` in a package. */
export function turboFiles({ root, architecture, packages }: Workspace): TurboFile[] {
  const tags = Object.fromEntries(
    Object.entries(architecture.kinds).map(([kind, { mayDependOn }]) => [
      kind,
      { dependencies: { allow: mayDependOn } },
    ]),
  )
  return [
    turboFile(root, 'turbo.json', 'boundaries', { tags }),
    ...packages.map(({ dir, folder }) =>
      turboFile(root, `${dir}/turbo.json`, 'tags', kindsOf(architecture, folder)),
    ),
  ]
}

/** Writes the generated parts; returns the files it changed. */
export function syncTurboFiles(workspace: Workspace): string[] {
  const stale = turboFiles(workspace).filter(({ current, wanted }) => current !== wanted)
  for (const { file, text } of stale) writeFileSync(join(workspace.root, file), text)
  return stale.map(({ file }) => file)
}

function turboFile(root: string, file: string, key: string, value: unknown): TurboFile {
  const path = join(root, file)
  const content = existsSync(path) ? parse(file, readFileSync(path, 'utf8')) : { extends: ['//'] }
  const current = key in content ? JSON.stringify(content[key]) : null
  const text = `${JSON.stringify({ ...content, [key]: value }, null, 2)}\n`
  return { file, current, wanted: JSON.stringify(value), text }
}

function parse(file: string, text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch (error) {
    throw new StructureError(`${file} is not a JSON object: ${String(error)}`)
  }
}
