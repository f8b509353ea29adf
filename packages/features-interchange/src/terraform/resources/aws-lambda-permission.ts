import { referencesAt, textAt } from '../mapping/attributes.ts'
import type { ConnectorMapping } from '../mapping/mapping.ts'

/** Whoever may invoke the function does: the permission is written for one source. */
export const awsLambdaPermission: ConnectorMapping = {
  outcome: 'connector',
  types: ['aws_lambda_permission'],
  connections: (attributes) => {
    const waits = /^(?:apigateway|elasticloadbalancing|cognito-idp)\./.test(
      textAt(attributes, 'principal') ?? '',
    )
    return [
      {
        from: referencesAt(attributes, 'source_arn'),
        to: referencesAt(attributes, 'function_name'),
        mode: waits ? 'sync' : 'async',
        protocol: waits ? 'https' : null,
      },
    ]
  },
}
