import { z } from 'zod'

import {
  amountSetting,
  choiceSetting,
  countSetting,
  flagSetting,
  textSetting,
  usageChoice,
} from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsOpensearchDomain = defineKind({
  id: 'aws.opensearch-domain',
  label: 'OpenSearch domain',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    /** e.g. `r6g.large.search`, or `r5.large.elasticsearch` of older domains. */
    instanceType: textSetting('m4.large.search'),
    instanceCount: countSetting(1),
    dedicatedMasterType: textSetting(),
    /** 0 without nodes of their own for the cluster's state. */
    dedicatedMasterCount: countSetting(0),
    /** e.g. `ultrawarm1.medium.search`. */
    warmType: textSetting(),
    warmCount: countSetting(0),
    /** Off when the data lies on the machines' own disks. */
    ebs: flagSetting(false),
    volumeType: choiceSetting(['standard', 'gp2', 'gp3', 'io1'], 'gp2'),
    volumeSizeGb: amountSetting(null),
    /** Provisioned IOPS; 0 for what the volume brings by itself. */
    iops: amountSetting(0),
    /** MiB a second, gp3 alone; 0 for what the volume brings by itself. */
    throughput: amountSetting(0),
  }),
  usage: z.strictObject({
    reserved_instance_term: usageChoice(['1_year', '3_year']),
    reserved_instance_payment_option: usageChoice(['no_upfront', 'partial_upfront', 'all_upfront']),
  }),
})
