const sourceName = /\.[cm]?[jt]sx?$/
const testFolder =
  /(^|\/)(__tests__|__mocks__|__fixtures__|tests?|e2e|specs?|fixtures|mocks|testing)\//
const testName = /(^|\/)(testing|[^/]+[.-](test|spec|stories|story|bench|mock|fixture|e2e))\.[^/]+$/

/** TypeScript or JavaScript, in any of their extensions. */
export function isSource(path: string): boolean {
  return sourceName.test(path)
}

/** Test code, by the usual names of its folders and files. */
export function isTest(path: string): boolean {
  return testFolder.test(path) || testName.test(path)
}

/** The directory of a path from the root; empty for a file at the root. */
export function dirOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

/** Whether a path is a directory or lies in it; everything lies in the root. */
export function isWithin(path: string, dir: string): boolean {
  return dir === '' || path === dir || path.startsWith(`${dir}/`)
}
