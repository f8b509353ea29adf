import { posix } from 'node:path'

import type { SourceFile } from '../../schemas.ts'
import { isConfigurationFile } from '../files/file-names.ts'
import { refusal } from '../files/refuse.ts'
import { localModuleFolder } from './module-address.ts'
import { type ModuleSource, readModuleSource } from './module-source.ts'

/** All files together, in characters. */
const maxTotalLength = 10_000_000

export interface ProjectSources {
  readonly root: ModuleSource
  /** Every folder that the root reaches, the root included. */
  readonly byFolder: ReadonlyMap<string, ModuleSource>
  /** Files with values for the root's variables. */
  readonly valueFiles: readonly SourceFile[]
  /** Everything that was given. */
  readonly files: readonly SourceFile[]
}

/**
 * Reads the root folder and every local module that it reaches.
 * @throws AppError VALIDATION when a file cannot be read, a module's folder is missing, or modules contain each other.
 */
export async function loadSources(input: readonly SourceFile[]): Promise<ProjectSources> {
  const total = input.reduce((sum, file) => sum + file.content.length, 0)
  if (total > maxTotalLength) {
    throw refusal(
      'too_large',
      `The project is larger than ${maxTotalLength / 1_000_000} MB; leave out what is not Terraform.`,
    )
  }
  const byFolder = filesByFolder(input)
  const rootFolder = findRoot(byFolder)
  const sources = new Map<string, ModuleSource>()

  const load = async (
    folder: string,
    chain: readonly string[],
    asked: string,
  ): Promise<ModuleSource> => {
    if (chain.includes(folder)) {
      throw refusal(
        'module_cycle',
        `Modules contain each other: ${[...chain.slice(chain.indexOf(folder)), folder].map(plainFolder).join(' -> ')}.`,
      )
    }
    const known = sources.get(folder)
    if (known !== undefined) return known
    const files = (byFolder.get(folder) ?? []).filter(isConfiguration)
    if (files.length === 0)
      throw refusal(
        'module_not_found',
        `${asked} has its source in ${folder}, where there are no Terraform files.`,
      )
    const source = await readModuleSource(folder, files)
    for (const [name, body] of source.modules) {
      const inner = localModuleFolder(folder, body)
      if (inner !== null) await load(inner, [...chain, folder], `module.${name}`)
    }
    sources.set(folder, source)
    return source
  }

  const root = await load(rootFolder, [], 'The project')
  return {
    root,
    byFolder: sources,
    valueFiles: orderedValueFiles(byFolder.get(rootFolder) ?? []),
    files: input,
  }
}

function isConfiguration({ path, unread }: SourceFile): boolean {
  return isConfigurationFile(path) && unread !== true
}

function filesByFolder(files: readonly SourceFile[]): Map<string, SourceFile[]> {
  const folders = new Map<string, SourceFile[]>()
  const seen = new Set<string>()
  for (const file of files.toSorted((left, right) => (left.path < right.path ? -1 : 1))) {
    const path = posix.normalize(file.path.replaceAll('\\', '/'))
    if (seen.has(path))
      throw refusal('duplicate', `The file ${path} is given twice.`, { file: path })
    seen.add(path)
    const folder = posix.dirname(path)
    folders.set(folder, [...(folders.get(folder) ?? []), { path, content: file.content }])
  }
  return folders
}

/** The root folder, or the one folder that everything lies in when the files came with it in their paths. */
function findRoot(folders: ReadonlyMap<string, readonly SourceFile[]>): string {
  const withCode = [...folders]
    .filter(([, files]) => files.some(isConfiguration))
    .map(([folder]) => folder)
  if (withCode.length === 0) throw refusal('empty_project', 'There is no .tf file in the project.')
  if (withCode.includes('.')) return '.'
  const top = withCode.find((folder) =>
    withCode.every((other) => other === folder || other.startsWith(`${folder}/`)),
  )
  if (top === undefined) {
    throw refusal(
      'empty_project',
      `The project's own folder has no .tf file; choose one of ${withCode.slice(0, 5).join(', ')}.`,
    )
  }
  return top
}

/** In the order in which later values win over earlier ones. */
function orderedValueFiles(files: readonly SourceFile[]): SourceFile[] {
  return files
    .filter((file) => rank(file) > 0)
    .toSorted((left, right) => rank(left) - rank(right) || (left.path < right.path ? -1 : 1))
}

/** 0 for a file without values for variables. */
function rank(file: SourceFile): number {
  const name = posix.basename(file.path)
  if (name === 'terraform.tfvars') return 1
  if (name === 'terraform.tfvars.json') return 2
  return /\.auto\.tfvars(?:\.json)?$/.test(name) ? 3 : 0
}

function plainFolder(folder: string): string {
  return folder === '.' ? 'the root module' : folder
}
