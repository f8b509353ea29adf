import { defineProperties } from '../mapping/mapping.ts'

/** A rule belongs to the component that one of its targets names. */
export const awsCloudwatchEvents = defineProperties({
  aws_cloudwatch_event_rule: [],
  aws_cloudwatch_event_target: ['arn'],
})
