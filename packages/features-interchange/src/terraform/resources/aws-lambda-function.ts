import { awsLambdaFunction } from '@backarch/services-topology'

import { blockAt, countAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { isList, scalarOf, type Value } from '../values/value.ts'

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
    architecture: architecture(attributes.read('architectures')),
    ephemeralStorageMb: numberAt(blockAt(attributes, 'ephemeral_storage'), 'size', 512),
    timeoutSeconds: numberAt(attributes, 'timeout', 3),
    runtime: textAt(attributes, 'runtime'),
    provisionedConcurrency: provisionedConcurrency(context),
  }),
})

function architecture(value: Value | undefined): 'x86_64' | 'arm64' | null {
  if (value === undefined) return 'x86_64'
  const first = isList(value) ? scalarOf(value[0] ?? 'x86_64') : undefined
  return first === 'x86_64' || first === 'arm64' ? first : null
}
