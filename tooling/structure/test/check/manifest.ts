/** `"."` of `exports`: the source, and the types that are emitted from it. */
export function entry(stem: string): Readonly<Record<string, string>> {
  return { types: `./dist/src/${stem}.d.ts`, default: `./src/${stem}.ts` }
}

/** The `exports` of files in `src/`: `index` is `"."`. */
export function entries(...stems: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    stems.map((stem) => [stem === 'index' ? '.' : `./${stem}`, entry(stem)]),
  )
}

/** A package.json of the given folder, with one line for each dependency. */
export function manifest(
  folder: string,
  dependencies: readonly string[] = [],
  more: Readonly<Record<string, unknown>> = {},
): string {
  const listed = Object.fromEntries(
    dependencies.map((name) => [`@backarch/${name}`, 'workspace:*']),
  )
  const exports = { '.': './src/index.ts' }
  return JSON.stringify(
    { name: `@backarch/${folder}`, dependencies: listed, exports, ...more },
    null,
    2,
  )
}
