import { chain, references } from '../../workspace/edges.ts'
import type { Breach, Rule } from '../breach.ts'

/** No package reaches itself, not even through types or tests. */
export const noCycle: Rule = (workspace) => {
  const all = references(workspace).filter(({ from, to }) => from !== to)
  const found = new Map<string, Omit<Breach, 'rule'>>()
  for (const { folder } of workspace.packages) {
    const path = chain(all, folder, folder)
    if (path === null) continue
    const key = [...new Set(path)].toSorted().join(' ')
    const first = all.find(({ from, to }) => from.folder === folder && to.folder === path[1])
    if (first === undefined || found.has(key)) continue
    found.set(key, {
      file: first.file,
      line: first.line,
      path,
      message: `${folder} reaches itself.`,
      instead: 'Move what both ends need into a package below them, or pass it in as an argument.',
    })
  }
  return [...found.values()]
}
