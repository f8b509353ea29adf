import { defineProperties, type PropertyMapping } from '../mapping/mapping.ts'

export const awsLbProperties: readonly PropertyMapping[] = [
  ...['lb', 'alb'].flatMap((prefix) =>
    defineProperties({
      [`aws_${prefix}_listener`]: ['load_balancer_arn'],
      [`aws_${prefix}_listener_certificate`]: ['listener_arn'],
      [`aws_${prefix}_listener_rule`]: ['listener_arn'],
    }),
  ),
  {
    outcome: 'property',
    types: ['aws_lb_target_group', 'aws_alb_target_group'],
    // The listener that forwards to it leads to its load balancer.
    of: [],
    by: ['aws_lb_listener', 'aws_alb_listener', 'aws_lb_listener_rule', 'aws_alb_listener_rule'],
    otherwise: ['vpc_id'],
  },
  ...defineProperties({
    aws_app_cookie_stickiness_policy: ['load_balancer'],
    aws_lb_cookie_stickiness_policy: ['load_balancer'],
    aws_lb_ssl_negotiation_policy: ['load_balancer'],
    aws_load_balancer_backend_server_policy: ['load_balancer_name'],
    aws_load_balancer_listener_policy: ['load_balancer_name'],
    aws_load_balancer_policy: ['load_balancer_name'],
    aws_proxy_protocol_policy: ['load_balancer'],
  }),
]
