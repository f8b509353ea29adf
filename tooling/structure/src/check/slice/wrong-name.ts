import type { Package } from '../../workspace/package.ts'
import { featureNameOf } from './feature-name.ts'
import type { Flaw } from './flaw.ts'

/** A feature defines itself once, under the name of its folder. */
export function wrongName({ folder, dir, files }: Package): Flaw[] {
  const feature = files.find(({ path }) => path === `${dir}/src/feature.ts`)
  if (feature === undefined) return []
  const wanted = featureNameOf(folder)
  const [defined, second] = feature.featureNames
  if (defined?.name === wanted && second === undefined) return []
  const one = defined ? `a feature called ${defined.name ?? 'something computed'}` : 'no feature'
  return [
    {
      path: 'src/feature.ts',
      line: (second ?? defined)?.line ?? 1,
      message: `${folder} defines ${second ? 'more than one feature' : one}; its folder calls it ${wanted}.`,
      instead: `Write defineFeature({ name: '${wanted}', … }) in src/feature.ts, once.`,
    },
  ]
}
