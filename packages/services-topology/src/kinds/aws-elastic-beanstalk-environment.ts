import { z } from 'zod'

import { choiceSetting, countSetting, flagSetting, quantity } from '../fields.ts'
import { instanceFields, instanceUsage } from '../instance-fields.ts'
import { defineKind } from '../kind.ts'
import { awsLoadBalancer } from './aws-load-balancer.ts'
import { awsLogGroup } from './aws-log-group.ts'
import { awsRdsInstance } from './aws-rds-instance.ts'

export const awsElasticBeanstalkEnvironment = defineKind({
  id: 'aws.elastic-beanstalk-environment',
  label: 'Elastic Beanstalk environment',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    /** The least that runs. */
    instanceCount: countSetting(1),
    instance: z.strictObject(instanceFields).prefault({}),
    loadBalancerType: choiceSetting(['classic', 'application', 'network', 'none'], 'classic'),
    /** A database that lives and dies with the environment. */
    hasDatabase: flagSetting(false),
    database: awsRdsInstance.settings.prefault({}),
    /** The machines' logs are kept in CloudWatch. */
    streamLogs: flagSetting(false),
  }),
  usage: z.strictObject({
    ec2: z.strictObject({ ...instanceUsage, instances: quantity() }).optional(),
    elb: awsLoadBalancer.usage.optional(),
    lb: awsLoadBalancer.usage.optional(),
    db: awsRdsInstance.usage.optional(),
    cloudwatch: awsLogGroup.usage.optional(),
  }),
})
