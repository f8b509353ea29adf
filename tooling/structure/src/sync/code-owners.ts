import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { scope, type Workspace } from '../workspace/workspace.ts'
import type { GeneratedFile } from './generated-file.ts'

const file = '.github/CODEOWNERS'

const header = `# Written by \`pnpm structure sync\`: a package belongs to the team that bears its name. To hand a package over,
# change who is in its team; to change the rule, change tooling/structure/src/sync/code-owners.ts.
`

/** Who reviews what: one line a package. */
export function codeOwners({ root, packages }: Workspace): GeneratedFile {
  const path = join(root, file)
  const lines = packages.map(({ dir, folder }) => `/${dir}/ ${scope}${folder}\n`)
  const wanted = [header, ...lines].join('')
  const current = existsSync(path) ? readFileSync(path, 'utf8') : null
  return { file, current, wanted, text: wanted, from: 'the list of packages' }
}
