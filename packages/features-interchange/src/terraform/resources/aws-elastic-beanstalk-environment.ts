import { awsElasticBeanstalkEnvironment } from '@backarch/services-topology'

import {
  type Attributes,
  blocksAt,
  choiceAt,
  countAt,
  flagAt,
  noAttributes,
  numberAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { referencedAt } from '../mapping/referenced.ts'
import { volumeTypes } from '../shapes/block-device.ts'

type Option = (namespace: string, name: string) => Attributes

const launch = 'aws:autoscaling:launchconfiguration'
const database = 'aws:rds:dbinstance'

/** Options are a list of namespace, name and value; what the template says, the environment may say again. */
function optionsOf(attributes: Attributes, context: MappingContext): Option | null {
  const template = referencedAt(
    attributes,
    context,
    'template_name',
    'aws_elastic_beanstalk_configuration_template',
  )
  const written = [blocksAt(template, 'setting'), blocksAt(attributes, 'setting')]
  if (written.includes(null)) return null
  const byName = new Map(
    written
      .flatMap((blocks) => blocks ?? [])
      .map((block) => [`${textAt(block, 'namespace')} ${textAt(block, 'name')}`, block]),
  )
  return (namespace, name) => byName.get(`${namespace} ${name}`) ?? noAttributes
}

/** One machine of the list that may be started, or the older option for a single type. */
function instanceType(option: Option): string | null {
  const types = textAt(option('aws:ec2:instances', 'InstanceTypes'), 'value')
  return types?.split(',')[0]?.trim() ?? textAt(option(launch, 'InstanceType'), 'value')
}

function loadBalancer(option: Option) {
  const environment = 'aws:elasticbeanstalk:environment'
  const type = choiceAt(
    option(environment, 'EnvironmentType'),
    'value',
    ['LoadBalanced', 'SingleInstance'],
    'LoadBalanced',
  )
  if (type === null) return null
  if (type === 'SingleInstance') return 'none' as const
  const kinds = ['classic', 'application', 'network'] as const
  return choiceAt(option(environment, 'LoadBalancerType'), 'value', kinds, 'classic')
}

function hasDatabase(option: Option): boolean | null {
  const said = flagAt(option(database, 'HasCoupledDatabase'), 'value', false)
  const sized = option(database, 'DBInstanceClass').read('value') !== undefined
  return said === null ? null : said || sized
}

export const awsElasticBeanstalkEnvironmentMapping = defineNode({
  types: ['aws_elastic_beanstalk_environment'],
  kind: awsElasticBeanstalkEnvironment,
  named: ['name'],
  links: { application: { direction: 'none' }, template_name: { direction: 'none' } },
  settings: (attributes, context) => {
    const option = optionsOf(attributes, context)
    if (option === null) {
      return { instanceCount: null, loadBalancerType: null, hasDatabase: null, streamLogs: null }
    }
    return {
      instanceCount: countAt(option('aws:autoscaling:asg', 'MinSize'), 'value', 1),
      instance: {
        instanceType: instanceType(option),
        rootVolume: {
          volumeType: choiceAt(option(launch, 'RootVolumeType'), 'value', volumeTypes, 'gp2'),
          sizeGb: numberAt(option(launch, 'RootVolumeSize'), 'value', 8),
          iops: numberAt(option(launch, 'RootVolumeIOPS'), 'value', 0),
          throughput: numberAt(option(launch, 'RootVolumeThroughput'), 'value', 0),
        },
      },
      loadBalancerType: loadBalancer(option),
      hasDatabase: hasDatabase(option),
      database: {
        // Beanstalk's own defaults.
        engine: textAt(option(database, 'DBEngine'), 'value', 'mysql'),
        engineVersion: textAt(option(database, 'DBEngineVersion'), 'value'),
        instanceClass: textAt(option(database, 'DBInstanceClass'), 'value', 'db.t2.micro'),
        multiAz: flagAt(option(database, 'MultiAZDatabase'), 'value', false),
        allocatedStorageGb: numberAt(option(database, 'DBAllocatedStorage'), 'value', 5),
        backupRetentionDays: 1,
      },
      streamLogs: flagAt(
        option('aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs'),
        'value',
        false,
      ),
    }
  },
})
