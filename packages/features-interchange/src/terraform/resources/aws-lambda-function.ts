import { awsLambdaFunction } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  countAt,
  numberAt,
  textAt,
  textsAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

/** Environments kept warm by any alias or version; null when one of them is not known. */
function provisionedConcurrency(context: MappingContext): number | null {
  const direct = context.project.referrers(context.address)
  // A configuration may name the function through one of its aliases.
  const throughAlias = direct
    .filter((resource) => resource.type === 'aws_lambda_alias')
    .flatMap((alias) => context.project.referrers(alias.address))
  const counts = [...new Set([...direct, ...throughAlias])]
    .filter((resource) => resource.type === 'aws_lambda_provisioned_concurrency_config')
    .map((resource) =>
      countAt(context.attributesOf(resource.address), 'provisioned_concurrent_executions'),
    )
  return counts.reduce<number | null>(
    (sum, count) => (sum === null || count === null ? null : sum + count),
    0,
  )
}

export const awsLambdaFunctionMapping = defineNode({
  types: ['aws_lambda_function'],
  kind: awsLambdaFunction,
  named: ['function_name'],
  links: {
    // Where the code is read from when the function is made, not when it runs.
    s3_bucket: { direction: 'none' },
    s3_key: { direction: 'none' },
    s3_object_version: { direction: 'none' },
    dead_letter_config: { direction: 'to', mode: 'async' },
  },
  settings: (attributes, context) => ({
    memoryMb: numberAt(attributes, 'memory_size', 128),
    architecture: architecture(attributes),
    ephemeralStorageMb: numberAt(blockAt(attributes, 'ephemeral_storage'), 'size', 512),
    timeoutSeconds: numberAt(attributes, 'timeout', 3),
    runtime: textAt(attributes, 'runtime'),
    provisionedConcurrency: provisionedConcurrency(context),
  }),
})

function architecture(attributes: Attributes): 'x86_64' | 'arm64' | null {
  const [first = 'x86_64'] = textsAt(attributes, 'architectures') ?? ['unknown']
  return first === 'x86_64' || first === 'arm64' ? first : null
}
