import type { GraphEdge, GraphNode } from '@backarch/services-topology/schemas'

/** How a component is spoken to when a reference says no more; null when referring to it is no connection. */
export function edgeStyle(
  target: GraphNode,
): { readonly mode: GraphEdge['mode']; readonly protocol: string | null } | null {
  switch (target.kind) {
    case 'aws.elastic-ip':
    case 'aws.kms-key':
    case 'aws.log-group':
    case 'aws.private-ca':
    case 'aws.private-certificate':
    case 'aws.route53-zone':
    case 'azure.action-group':
    case 'azure.application-insights':
    case 'azure.ddos-protection-plan':
    case 'azure.dns-zone':
    case 'azure.key-vault-certificate':
    case 'azure.key-vault-key':
    case 'azure.network-watcher':
    case 'azure.public-ip':
    case 'google.compute-address':
    case 'google.disk-copy':
    case 'google.dns-zone':
    case 'google.kms-key':
    case 'google.log-bucket':
      return null
    case 'google.pubsub-topic':
      return { mode: 'async', protocol: 'pubsub' }
    case 'google.compute-disk':
      return { mode: 'data', protocol: null }
    case 'google.cloud-sql':
      return { mode: 'sync', protocol: databaseProtocol(databaseEngine(target)) }
    case 'google.redis-instance':
    case 'google.redis-cluster':
      return { mode: 'sync', protocol: 'redis' }
    case 'google.bigquery-dataset':
    case 'google.cloud-function':
    case 'google.cloud-run-service':
    case 'google.secret':
    case 'google.storage-bucket':
      return { mode: 'sync', protocol: 'https' }
    case 'aws.sqs-queue':
      return { mode: 'async', protocol: 'sqs' }
    case 'aws.sns-topic':
      return { mode: 'async', protocol: 'sns' }
    case 'aws.event-bus':
      return { mode: 'async', protocol: null }
    case 'aws.ebs-volume':
      return { mode: 'data', protocol: null }
    case 'aws.ecr-repository':
      return { mode: 'data', protocol: 'https' }
    case 'aws.efs-file-system':
      return { mode: 'data', protocol: 'nfs' }
    case 'aws.rds-instance':
    case 'aws.rds-cluster':
    case 'aws.rds-cluster-instance':
      return { mode: 'sync', protocol: databaseProtocol(target.settings['engine']) }
    case 'aws.elasticache': {
      const memcached = target.settings['engine'] === 'memcached'
      return { mode: 'sync', protocol: memcached ? 'memcached' : 'redis' }
    }
    case 'aws.api-gateway':
    case 'aws.cloudfront-distribution':
    case 'aws.dynamodb-table':
    case 'aws.lambda-function':
    case 'aws.s3-bucket':
    case 'aws.secret':
    case 'aws.vpc-endpoint':
    case 'azure.application-gateway':
    case 'azure.cdn-endpoint':
    case 'azure.front-door':
      return { mode: 'sync', protocol: 'https' }
    default:
      return { mode: 'sync', protocol: null }
  }
}

/** `POSTGRES_15` → `postgres_15`. */
function databaseEngine({ settings }: GraphNode): unknown {
  const version = settings['databaseVersion']
  return typeof version === 'string' ? version.toLowerCase() : null
}

function databaseProtocol(engine: unknown): string | null {
  if (typeof engine !== 'string') return null
  if (engine.includes('postgres')) return 'postgres'
  if (engine.includes('mysql') || engine === 'mariadb' || engine === 'aurora') return 'mysql'
  if (engine.startsWith('oracle')) return 'oracle'
  if (engine.startsWith('sqlserver')) return 'sqlserver'
  return null
}
