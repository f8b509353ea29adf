import { type Architecture, architectureFile } from '../workspace/architecture.ts'
import type { Edit } from './shipped-list.ts'

/** What takes a package's edges and exceptions out of `architecture.json`; nothing where it has none. */
export function forgetArchitecture(
  architecture: Architecture,
  { folder, dir }: { readonly folder: string; readonly dir: string },
): Edit[] {
  const edges = architecture.edges.filter(({ from, to }) => from === folder || to === folder)
  const exceptions = architecture.exceptions.filter(({ path }) => path.startsWith(`${dir}/`))
  const without: Architecture = {
    ...architecture,
    edges: architecture.edges.filter((edge) => !edges.includes(edge)),
    exceptions: architecture.exceptions.filter((exception) => !exceptions.includes(exception)),
  }
  const text = `${JSON.stringify(without, null, 2)}\n`
  return [
    ...edges.map(({ from, to }) => ({ file: architectureFile, text, line: `${from} → ${to}` })),
    ...exceptions.map(({ rule, path }) => ({
      file: architectureFile,
      text,
      line: `${rule}: ${path}`,
    })),
  ]
}
