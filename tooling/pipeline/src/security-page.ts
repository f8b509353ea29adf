/** One line of `docs/security.md`: what must hold, and the test files that show it, relative to the page. */
export interface SecurityPromise {
  readonly id: string
  readonly tests: readonly string[]
}

/** The rows of the page's tables whose first cell is an id such as `PW1`; the last cell links the tests. */
export function readPromises(page: string): SecurityPromise[] {
  return page.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const id = cells[1]
    if (id === undefined || !/^[A-Z]{2}\d+$/.test(id)) return []
    const links = cells.at(-2)?.matchAll(/\]\(([^)]+)\)/g) ?? []
    return [{ id, tests: [...links].map(([, path]) => path ?? '') }]
  })
}

/** Whether a test or a group of tests in this source bears the id in its name. */
export function shownIn(source: string, id: string): boolean {
  const name = new RegExp(String.raw`\b(?:test|describe)\b[^\n]*\(\s*['"\`][^\n]*\b${id}\b`)
  return name.test(source)
}
