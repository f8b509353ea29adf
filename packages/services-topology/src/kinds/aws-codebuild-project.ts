import { z } from 'zod'

import { quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsCodebuildProject = defineKind({
  id: 'aws.codebuild-project',
  label: 'CodeBuild project',
  provider: 'aws',
  category: 'operations',
  settings: z.strictObject({
    /** e.g. `LINUX_CONTAINER`. */
    environment: textSetting(),
    /** e.g. `BUILD_GENERAL1_SMALL`. */
    computeType: textSetting(),
  }),
  usage: z.strictObject({
    monthly_build_mins: quantity(),
  }),
})
