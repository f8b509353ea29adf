import { awsEc2Instance } from '@backarch/services-topology'

import { blockAt, choiceAt, flagAt, hasBlock, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import {
  cpuCredits,
  diskFields,
  fromLaunchTemplate,
  launchTemplateOf,
  purchaseOption,
} from '../shapes/launch.ts'

export const awsInstance = defineNode({
  types: ['aws_instance', 'aws_spot_instance_request'],
  kind: awsEc2Instance,
  named: ['tags.Name'],
  settings: (attributes, context) => {
    const spotRequest = context.project.find(context.address)?.type === 'aws_spot_instance_request'
    const written = {
      ...diskFields(attributes),
      instanceType: textAt(attributes, 'instance_type'),
      tenancy:
        attributes.read('host_id') === undefined
          ? choiceAt(attributes, 'tenancy', ['default', 'dedicated', 'host'], 'default')
          : ('host' as const),
      purchaseOption: spotRequest ? ('spot' as const) : purchaseOption(attributes),
      ebsOptimized: flagAt(attributes, 'ebs_optimized', false),
      detailedMonitoring: flagAt(attributes, 'monitoring', false),
      cpuCredits: cpuCredits(textAt(blockAt(attributes, 'credit_specification'), 'cpu_credits')),
      availabilityZone: textAt(attributes, 'availability_zone'),
    }
    const template = launchTemplateOf(blockAt(attributes, 'launch_template'), context)
    if (template === null) return written
    // What the instance says itself wins over its launch template.
    const inherited = fromLaunchTemplate(template)
    const said = (name: string) => attributes.read(name) !== undefined
    return {
      ...inherited,
      availabilityZone: written.availabilityZone,
      ...(said('instance_type') && { instanceType: written.instanceType }),
      ...((said('tenancy') || said('host_id')) && { tenancy: written.tenancy }),
      ...(said('ebs_optimized') && { ebsOptimized: written.ebsOptimized }),
      ...(said('monitoring') && { detailedMonitoring: written.detailedMonitoring }),
      ...(hasBlock(attributes, 'credit_specification') && { cpuCredits: written.cpuCredits }),
      ...(hasBlock(attributes, 'root_block_device') && { rootVolume: written.rootVolume }),
      ...(hasBlock(attributes, 'ebs_block_device') && { extraVolumes: written.extraVolumes }),
    }
  },
})
