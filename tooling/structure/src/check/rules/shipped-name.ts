import { kindsOf } from '../../workspace/architecture.ts'
import { packageName } from '../../workspace/edges.ts'
import { scope } from '../../workspace/workspace.ts'
import type { Rule } from '../breach.ts'
import { featureNameOf } from '../slice/feature-name.ts'

/** A line of an app's `shipped.ts` passes one feature on under the feature's own name, as clients call it. */
export const shippedName: Rule = ({ architecture, packages }) =>
  packages
    .filter(({ folder }) => kindsOf(architecture, folder).includes('app'))
    .flatMap(({ dir, folder, files }) =>
      files
        .filter(({ path }) => path === `${dir}/src/shipped.ts`)
        .flatMap(({ path, imports }) =>
          imports.flatMap(({ specifier, passedOn, line }) => {
            if (specifier === null || !specifier.startsWith(`${scope}features-`)) return []
            const feature = packageName(specifier).slice(scope.length)
            const name = featureNameOf(feature)
            const isRight = specifier === `${scope}${feature}/feature` && passedOn.join() === name
            if (isRight) return []
            return [
              {
                file: path,
                line,
                path: [folder, feature],
                message: `This line does not ship ${feature} under its own name, ${name}.`,
                instead: `Write: export { ${name} } from '${scope}${feature}/feature'`,
              },
            ]
          }),
        ),
    )
