import { type Attributes, blocksAt, numberAt, referencesAt, textAt } from './attributes.ts'
import type { Connection, MappingContext } from './mapping.ts'
import { portProtocol } from './port-protocol.ts'

/** What a rule written as a resource of its own lets through. */
export function ruleConnections(attributes: Attributes, context: MappingContext): Connection[] {
  const owner = referencesAt(attributes, 'security_group_id')
  const other = referencesAt(attributes, 'source_security_group_id', 'referenced_security_group_id')
  const type = context.project.find(context.address)?.type
  const outgoing =
    type === 'aws_vpc_security_group_egress_rule' || textAt(attributes, 'type') === 'egress'
  return connect(attributes, outgoing ? owner : other, outgoing ? other : owner)
}

/** What the rules inside a security group let through. */
export function groupConnections(attributes: Attributes, context: MappingContext): Connection[] {
  const self = [{ address: context.address, attribute: null }]
  return [
    ...(blocksAt(attributes, 'ingress') ?? []).flatMap((rule) =>
      connect(rule, referencesAt(rule, 'security_groups'), self),
    ),
    ...(blocksAt(attributes, 'egress') ?? []).flatMap((rule) =>
      connect(rule, self, referencesAt(rule, 'security_groups')),
    ),
  ]
}

function connect(rule: Attributes, from: Connection['from'], to: Connection['to']): Connection[] {
  if (from.length === 0 && to.length === 0) return []
  const port = numberAt(rule, 'to_port')
  return [{ from, to, mode: 'sync', protocol: port === null ? null : portProtocol(port) }]
}
