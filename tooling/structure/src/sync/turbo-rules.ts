import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { StructureError } from '../structure-error.ts'
import { architectureFile, kindsOf } from '../workspace/architecture.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { GeneratedFile } from './generated-file.ts'

/** The part of every `turbo.json` that is generated: `boundaries` at the root, `tags` in a package. */
export function turboFiles({ root, architecture, packages }: Workspace): GeneratedFile[] {
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

function turboFile(root: string, file: string, key: string, value: unknown): GeneratedFile {
  const path = join(root, file)
  const content = existsSync(path) ? parse(file, readFileSync(path, 'utf8')) : { extends: ['//'] }
  const current = key in content ? JSON.stringify(content[key]) : null
  const text = `${JSON.stringify({ ...content, [key]: value }, null, 2)}\n`
  return { file, current, wanted: JSON.stringify(value), text, from: architectureFile }
}

function parse(file: string, text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch (error) {
    throw new StructureError(`${file} is not a JSON object: ${String(error)}`)
  }
}
