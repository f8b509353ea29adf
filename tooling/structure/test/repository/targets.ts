import { openRepository } from '../../src/repository/open-repository.ts'
import { createResolver } from '../../src/repository/resolve-import.ts'
import { type Files, gitRepository, write } from './git-repository.ts'

const from = 'packages/a/src/main.ts'

/** Where `from` gets by each specifier: a path, `outside` or `nowhere`. */
export function targets(
  files: Files,
  specifiers: readonly (string | null)[],
  untracked: Files = {},
): string[] {
  using repository = gitRepository({
    [from]: '',
    '.gitignore': 'dist\nnode_modules\ngenerated\n',
    ...files,
  })
  write(repository.root, untracked)
  const resolve = createResolver(openRepository(repository.root, { slices: ['packages/*'] }))
  return specifiers.map((specifier) => {
    const target = resolve(from, specifier)
    return target.to === 'file' ? target.path : target.to
  })
}

export const json = (value: object) => JSON.stringify(value)
