import { readYaml, type YamlEntry, type YamlMap, type YamlValue } from './read-yaml.ts'
import { quote, usageFileError } from './usage-file-error.ts'

/** What is said of one address, pattern or type. */
export interface UsageEntry {
  /** Where its key stands. */
  readonly line: number
  readonly usage: YamlMap
}

/** An Infracost-format usage file, read but not yet held against any resource. */
export interface UsageFile {
  /** By address, which may hold `[*]` in place of an index. */
  readonly resources: ReadonlyMap<string, UsageEntry>
  /** By Terraform type: what holds for every resource of it that does not say otherwise. */
  readonly typeDefaults: ReadonlyMap<string, UsageEntry>
}

const sections = ['version', 'resource_usage', 'resource_type_default_usage']

function readSection(name: string, entry: YamlEntry | undefined): Map<string, UsageEntry> {
  const result = new Map<string, UsageEntry>()
  if (entry === undefined || isEmpty(entry.value)) return result
  for (const [key, { line, value }] of expectMap(name, entry).entries) {
    if (!isEmpty(value)) result.set(key, { line, usage: expectMap(key, { line, value }) })
  }
  return result
}

function isEmpty(value: YamlValue): boolean {
  return value.type === 'scalar' && value.value === null
}

function expectMap(name: string, { line, value }: YamlEntry): YamlMap {
  if (value.type === 'map') return value
  throw usageFileError(line, `"${quote(name)}" must hold keys with values below it.`)
}

function checkVersion(entry: YamlEntry | undefined): void {
  if (entry === undefined) return
  const version = entry.value.type === 'scalar' ? entry.value.value : null
  if (String(version) !== '0.1') {
    throw usageFileError(entry.line, 'the version must be 0.1, the only one that there is.')
  }
}

/** Reads a usage file's text. Throws VALIDATION with the line of the first thing that is wrong. */
export function parseUsageFile(text: string): UsageFile {
  const root = readYaml(text)
  if (isEmpty(root)) return { resources: new Map(), typeDefaults: new Map() }
  if (root.type !== 'map') {
    throw usageFileError(root.line, `the file must hold the sections ${sections.join(', ')}.`)
  }
  for (const [key, { line }] of root.entries) {
    if (!sections.includes(key)) {
      throw usageFileError(
        line,
        `there is no section "${quote(key)}"; the sections are ${sections.join(', ')}.`,
      )
    }
  }
  checkVersion(root.entries.get('version'))
  return {
    resources: readSection('resource_usage', root.entries.get('resource_usage')),
    typeDefaults: readSection(
      'resource_type_default_usage',
      root.entries.get('resource_type_default_usage'),
    ),
  }
}
