import { kindsOf } from '../../workspace/architecture.ts'
import type { Package } from '../../workspace/package.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Rule } from '../breach.ts'
import type { Flaw } from '../slice/flaw.ts'
import { misnamedParts } from '../slice/misnamed-parts.ts'
import { missingParts } from '../slice/missing-parts.ts'
import { slices } from '../slice/slice.ts'
import { wrongEntries } from '../slice/wrong-entries.ts'
import { wrongName } from '../slice/wrong-name.ts'
import { wrongReadme } from '../slice/wrong-readme.ts'
import { wrongTables } from '../slice/wrong-tables.ts'

/** A slice has its parts, under the names that every slice gives them; only a feature needs a router and a service. */
export const sliceParts: Rule = async (workspace) => {
  const found = await Promise.all(
    slices(workspace).map(async (slice) =>
      (await flawsOf(slice, workspace)).map(
        ({ path = 'package.json', line = 1, message, instead }) => ({
          file: `${slice.dir}/${path}`,
          line,
          path: [],
          message,
          instead,
        }),
      ),
    ),
  )
  return found.flat()
}

async function flawsOf(
  slice: Package,
  { root, architecture, tableOwners }: Workspace,
): Promise<Flaw[]> {
  const isFeature = kindsOf(architecture, slice.folder).includes('feature')
  return [
    ...missingParts(slice, isFeature),
    ...misnamedParts(slice),
    ...wrongEntries(slice, isFeature),
    ...(await wrongTables(
      slice,
      tableOwners.find(({ dir }) => dir === slice.dir),
    )),
    ...wrongReadme(slice, root),
    ...(isFeature ? wrongName(slice) : []),
  ]
}
