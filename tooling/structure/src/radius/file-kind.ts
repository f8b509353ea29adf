export type FileKind = 'source' | 'generated' | 'lock' | 'other'

const lockFiles = new Set(
  [
    'package-lock.json npm-shrinkwrap.json pnpm-lock.yaml yarn.lock bun.lock bun.lockb deno.lock',
    'Cargo.lock Gemfile.lock composer.lock poetry.lock Pipfile.lock uv.lock pdm.lock pixi.lock',
    'go.sum go.work.sum mix.lock pubspec.lock Podfile.lock Package.resolved packages.lock.json',
    'flake.lock gradle.lockfile .terraform.lock.hcl MODULE.bazel.lock',
  ].flatMap((names) => names.split(' ')),
)

const generatedFolder =
  /(^|\/)(generated|__generated__|dist|coverage|node_modules|__snapshots__|\.next|\.turbo)\//
const generatedName =
  /(\.gen\.[^./]+|\.generated\.[^/]+|\.min\.(js|css)|\.snap|_pb\.[^./]+|\.pb\.go)$/

/** What people write for a machine to run or to check against. */
const sourceName = new RegExp(
  String.raw`\.(${[
    '[cm]?[jt]sx? vue svelte astro css scss sass less html hbs ejs',
    'sql prisma graphql gql proto tf',
    'py rb go rs java kt kts scala swift cs fs php ex exs c cc cpp h hpp dart lua sh',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
)

/** By its path alone; what `.gitattributes` says of it comes on top. */
export function fileKind(path: string): FileKind {
  if (lockFiles.has(path.slice(path.lastIndexOf('/') + 1))) return 'lock'
  if (generatedFolder.test(path) || generatedName.test(path)) return 'generated'
  return sourceName.test(path) ? 'source' : 'other'
}
