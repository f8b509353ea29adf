import { referencesAt } from '../mapping/attributes.ts'
import type { ConnectorMapping } from '../mapping/mapping.ts'

/** The function polls the queue or stream; the work flows from there to the function. */
export const awsLambdaEventSourceMapping: ConnectorMapping = {
  outcome: 'connector',
  types: ['aws_lambda_event_source_mapping'],
  connections: (attributes, context) => {
    const from = referencesAt(attributes, 'event_source_arn')
    const types = from.map(({ address }) => context.project.find(address)?.type)
    const to = referencesAt(attributes, 'function_name')
    return [{ from, to, mode: 'async', protocol: types.includes('aws_sqs_queue') ? 'sqs' : null }]
  },
}
