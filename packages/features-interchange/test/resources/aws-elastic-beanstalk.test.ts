import { expect, it } from 'vitest'

import { importNode } from '../import-text.ts'

const environment = async (settings: Record<string, readonly [string, string]>) => {
  const blocks = Object.entries(settings).map(
    ([name, [namespace, value]]) =>
      `  setting {\n    namespace = "${namespace}"\n    name = "${name}"\n    value = "${value}"\n  }`,
  )
  const code = `resource "aws_elastic_beanstalk_environment" "e" {\n${blocks.join('\n')}\n}\n`
  return (await importNode(code)).settings
}

const launch = 'aws:autoscaling:launchconfiguration'
const database = 'aws:rds:dbinstance'

it('reads what an environment consists of from its options', async () => {
  expect(
    await environment({
      InstanceType: [launch, 't3.large'],
      RootVolumeType: [launch, 'io1'],
      RootVolumeIOPS: [launch, '300'],
      MinSize: ['aws:autoscaling:asg', '4'],
      LoadBalancerType: ['aws:elasticbeanstalk:environment', 'network'],
      StreamLogs: ['aws:elasticbeanstalk:cloudwatch:logs', 'true'],
      DBInstanceClass: [database, 'db.m6g.xlarge'],
      DBEngine: [database, 'postgres'],
      MultiAZDatabase: [database, 'true'],
      DBAllocatedStorage: [database, '100'],
    }),
  ).toMatchObject({
    instanceCount: 4,
    instance: {
      instanceType: 't3.large',
      rootVolume: { volumeType: 'io1', sizeGb: 8, iops: 300 },
    },
    loadBalancerType: 'network',
    hasDatabase: true,
    database: {
      engine: 'postgres',
      instanceClass: 'db.m6g.xlarge',
      multiAz: true,
      allocatedStorageGb: 100,
    },
    streamLogs: true,
  })
})

it('knows what it is without any, and the first type of several', async () => {
  expect(await environment({})).toMatchObject({
    instanceCount: 1,
    instance: { instanceType: null },
    loadBalancerType: 'classic',
    hasDatabase: false,
    streamLogs: false,
  })
  expect(
    await environment({
      InstanceTypes: ['aws:ec2:instances', 't3a.large, t3.large'],
      EnvironmentType: ['aws:elasticbeanstalk:environment', 'SingleInstance'],
    }),
  ).toMatchObject({ instance: { instanceType: 't3a.large' }, loadBalancerType: 'none' })
})
