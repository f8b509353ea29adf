import { listed, number } from '../words.ts'

/** Something of a slice that may move to where every other one can use it. Advice, never a fault. */
export interface Promotion {
  readonly slice: string
  readonly reason: string
  /** Names that others import, or the longest files. */
  readonly moves: string
}

/** What is known of a slice. */
export interface Outgrowing {
  readonly slice: string
  /** Each import by another slice: whose, and the names it takes; `*` for everything. */
  readonly uses: readonly { readonly by: string; readonly names: readonly string[] }[]
  /** The files of its service, with their lines. */
  readonly service: readonly { readonly path: string; readonly lines: number }[]
}

const mostLines = 500
const fewestUsers = 2

/** A slice that two others import, and one whose service is too long. */
export function promotionsOf({ slice, uses, service }: Outgrowing): Promotion[] {
  const found: Promotion[] = []
  const users = [...new Set(uses.map(({ by }) => by))].toSorted()
  if (users.length >= fewestUsers) {
    const names = [...new Set(uses.flatMap((use) => use.names))].toSorted()
    const moves = listed(
      names.map((name) => (name === '*' ? 'everything' : name)),
      6,
    )
    found.push({ slice, reason: `${listed(users)} import ${slice}.`, moves })
  }
  const lines = service.reduce((sum, file) => sum + file.lines, 0)
  if (lines > mostLines) {
    const longest = service.toSorted((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1))
    const moves = longest.slice(0, 3).map((file) => `${file.path} (${number(file.lines)} lines)`)
    const reason = `The service of ${slice} has ${number(lines)} lines, more than ${mostLines}.`
    found.push({ slice, reason, moves: listed(moves) })
  }
  return found
}
