import { awsCodebuildProject } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** How AWS sells each type of environment. */
const systems: Readonly<Record<string, string>> = {
  ARM_CONTAINER: 'Linux Arm',
  ARM_LAMBDA_CONTAINER: 'Linux Arm',
  LINUX_CONTAINER: 'Linux',
  LINUX_GPU_CONTAINER: 'Linux GPU',
  LINUX_LAMBDA_CONTAINER: 'Linux',
  WINDOWS_CONTAINER: 'Windows',
  WINDOWS_SERVER_2019_CONTAINER: 'Windows',
}

/** `BUILD_GENERAL1_SMALL` → `general1.small`. */
function sizeOf(computeType: string): string {
  return computeType
    .replace(/^BUILD_/, '')
    .replace('_', '.')
    .toLowerCase()
}

export const priceAwsCodebuildProject = definePricer(awsCodebuildProject, ({ settings, usage }) => {
  const { environment, computeType } = settings
  const system = environment === null ? 'unknown system' : (systems[environment] ?? environment)
  const size = computeType === null ? 'unknown size' : sizeOf(computeType)
  const name = `${system} (${size})`
  return [
    used({
      name,
      unit: 'minutes',
      quantity: usage.monthly_build_mins,
      price:
        environment === null
          ? unknownSetting('environment')
          : computeType === null
            ? unknownSetting('computeType')
            : { service: 'aws.codebuild', product: 'build-minutes', key: name },
    }),
  ]
})
