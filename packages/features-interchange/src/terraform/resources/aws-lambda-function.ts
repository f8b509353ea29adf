import { awsLambdaFunction } from '@backarch/services-topology'

import { blockAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { architecture, memoryMb } from '../shapes/lambda.ts'

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
  settings: (attributes) => ({
    memoryMb: memoryMb(attributes),
    architecture: architecture(attributes),
    ephemeralStorageMb: numberAt(blockAt(attributes, 'ephemeral_storage'), 'size', 512),
    timeoutSeconds: numberAt(attributes, 'timeout', 3),
    runtime: textAt(attributes, 'runtime'),
  }),
})
