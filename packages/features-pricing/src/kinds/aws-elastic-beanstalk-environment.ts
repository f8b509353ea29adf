import { awsElasticBeanstalkEnvironment, awsLogGroup } from '@backarch/services-topology'

import { fixed, unknownSetting, type Line } from '../line.ts'
import { machineLines } from '../machine-lines.ts'
import { definePricer } from '../pricer.ts'
import { paidHours } from '../reserved-term.ts'
import { priceAwsLoadBalancer } from './aws-load-balancer.ts'
import { priceAwsLogGroup } from './aws-log-group.ts'
import { priceAwsRdsInstance } from './aws-rds-instance.ts'

function inGroup(name: string, lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, name: `${name} > ${line.name}` }))
}

function unknownPart(name: string, setting: string): Line {
  return fixed({ name, unit: 'months', quantity: null, price: unknownSetting(setting) })
}

/** The environment itself is free: it is billed for what it consists of. */
export const priceAwsElasticBeanstalkEnvironment = definePricer(
  awsElasticBeanstalkEnvironment,
  ({ settings, usage, hours, commitment }) => {
    const { loadBalancerType, hasDatabase, streamLogs, instance } = settings
    const { instances, ...machineUsage } = usage.ec2 ?? {}
    const count = instances ?? settings.instanceCount
    const spot = instance.purchaseOption === 'spot'
    const lines = inGroup(
      'aws_launch_configuration',
      machineLines({
        settings: instance,
        usage: machineUsage,
        hours: paidHours(machineUsage, hours),
        commitment,
        onDemand: instance.purchaseOption === null ? null : spot ? 0 : count,
        spot: spot ? count : 0,
        ...(count === null && { note: 'the setting instanceCount is not known' }),
      }),
    )
    if (loadBalancerType === null) {
      lines.push(unknownPart('Load balancer', 'loadBalancerType'))
    } else if (loadBalancerType !== 'none') {
      const classic = loadBalancerType === 'classic'
      const bill = priceAwsLoadBalancer.bill({
        settings: { loadBalancerType, internal: false },
        usage: (classic ? usage.elb : usage.lb) ?? {},
        hours,
      })
      lines.push(...inGroup(classic ? 'aws_elb' : 'aws_loadbalancer', bill))
    }
    if (hasDatabase === null) {
      lines.push(unknownPart('Database', 'hasDatabase'))
    } else if (hasDatabase) {
      const { database } = settings
      const bill = priceAwsRdsInstance.bill({
        settings: database,
        usage: usage.db ?? {},
        hours,
        commitment,
      })
      lines.push(...inGroup('aws_db_instance', bill))
    }
    if (streamLogs === null) {
      lines.push(unknownPart('Logs', 'streamLogs'))
    } else if (streamLogs) {
      const logs = awsLogGroup.settings.parse({})
      const bill = priceAwsLogGroup.bill({ settings: logs, usage: usage.cloudwatch ?? {}, hours })
      lines.push(...inGroup('aws_cloudwatch_log_group', bill))
    }
    return lines
  },
)
