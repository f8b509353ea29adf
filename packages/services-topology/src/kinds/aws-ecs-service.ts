import { z } from 'zod'

import { amountSetting, choiceSetting, countSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsEcsService = defineKind({
  id: 'aws.ecs-service',
  label: 'ECS service',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    /** On EC2 the machines are billed, not the service. */
    launchType: choiceSetting(['EC2', 'FARGATE', 'EXTERNAL'], 'EC2'),
    purchaseOption: choiceSetting(['on-demand', 'spot'], 'on-demand'),
    architecture: choiceSetting(['X86_64', 'ARM64'], 'X86_64'),
    desiredCount: countSetting(0),
    /** CPU units of one task; 1024 are one vCPU. */
    taskCpu: amountSetting(null),
    taskMemoryMb: amountSetting(null),
    /** 20 GB are free. */
    ephemeralStorageGb: amountSetting(20),
  }),
  usage: z.strictObject({}),
})
