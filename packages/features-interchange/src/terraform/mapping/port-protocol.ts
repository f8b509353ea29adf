/** What usually listens on a port; null for any other. */
export function portProtocol(port: number): string | null {
  return protocols.get(port) ?? null
}

const protocols: ReadonlyMap<number, string> = new Map([
  [22, 'ssh'],
  [53, 'dns'],
  [80, 'http'],
  [443, 'https'],
  [1433, 'sqlserver'],
  [1521, 'oracle'],
  [2049, 'nfs'],
  [3306, 'mysql'],
  [3389, 'rdp'],
  [5432, 'postgres'],
  [5671, 'amqps'],
  [5672, 'amqp'],
  [6379, 'redis'],
  [8080, 'http'],
  [8443, 'https'],
  [9092, 'kafka'],
  [11211, 'memcached'],
  [27017, 'mongodb'],
])
