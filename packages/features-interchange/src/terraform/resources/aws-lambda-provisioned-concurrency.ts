import { awsLambdaProvisionedConcurrency } from '@backarch/services-topology'

import { countAt, noAttributes } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { referencedAt } from '../mapping/referenced.ts'
import { architecture, memoryMb } from '../shapes/lambda.ts'

export const awsLambdaProvisionedConcurrencyMapping = defineNode({
  types: ['aws_lambda_provisioned_concurrency_config'],
  kind: awsLambdaProvisionedConcurrency,
  named: [],
  links: { function_name: { direction: 'none' }, qualifier: { direction: 'none' } },
  settings: (attributes, context) => {
    // It may name the function through one of its aliases.
    const alias = referencedAt(attributes, context, 'function_name', 'aws_lambda_alias')
    const owner = alias === noAttributes ? attributes : alias
    const fn = referencedAt(owner, context, 'function_name', 'aws_lambda_function')
    return {
      executions: countAt(attributes, 'provisioned_concurrent_executions'),
      ...(fn !== noAttributes && { architecture: architecture(fn), memoryMb: memoryMb(fn) }),
    }
  },
})
