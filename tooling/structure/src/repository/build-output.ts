const outputFolders = new Set('dist build lib out output es esm cjs'.split(' '))

/** A compiled file's endings, and those of the sources it may come from. */
const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.d\.([cm]?)ts$/, ['.$1ts', '.$1tsx', '.$1js', '.$1jsx', '.ts', '.tsx', '.js']],
  [/\.([cm]?)jsx?$/, ['.$1ts', '.$1tsx', '.$1js', '.$1jsx', '.ts', '.tsx', '.js', '.jsx']],
  [/(?<!\.[a-z]+)$/, ['.ts', '.tsx', '.js', '.jsx', '/index.ts', '/index.tsx', '/index.js']],
]

/** Whether a directory is, or lies in, what builds usually write. */
export function isBuildOutput(dir: string): boolean {
  return dir.split('/').some((segment) => outputFolders.has(segment) && segment !== 'lib')
}

/** Where the source of a build's output may lie: `dist/esm/a.d.ts` → `src/a.ts`, `a.ts`, and so on. */
export function sourcesOf(path: string): string[] {
  const segments = path.split('/')
  const bare = segments.findIndex((segment) => outputFolders.has(segment))
  const places = new Set([path])
  if (bare !== -1) {
    const before = segments.slice(0, bare)
    for (let after = bare + 1; after < segments.length; after++) {
      const rest = segments.slice(after)
      places.add([...before, 'src', ...rest].join('/'))
      places.add([...before, ...rest].join('/'))
      if (!outputFolders.has(rest[0] ?? '')) break
    }
  }
  return [...places].flatMap((place) =>
    endings.flatMap(([ending, sources]) =>
      ending.test(place) ? sources.map((source) => place.replace(ending, source)) : [],
    ),
  )
}
