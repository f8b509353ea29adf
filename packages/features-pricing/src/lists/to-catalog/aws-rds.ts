import { awsHours } from './aws-hours.ts'
import { flatPrice, type ListProduct, type ToCatalog } from './list-product.ts'

const service = 'aws.rds'

const engines: Readonly<Record<string, string>> = {
  MySQL: 'mysql',
  PostgreSQL: 'postgres',
  MariaDB: 'mariadb',
  'Aurora MySQL': 'aurora-mysql',
  'Aurora PostgreSQL': 'aurora-postgresql',
  'Oracle Enterprise': 'oracle-ee',
  'Oracle Standard': 'oracle-se',
  'Oracle Standard One': 'oracle-se1',
  'Oracle Standard Two': 'oracle-se2',
  'SQL Server Enterprise': 'sqlserver-ee',
  'SQL Server Standard': 'sqlserver-se',
  'SQL Server Web': 'sqlserver-web',
  'SQL Server Express': 'sqlserver-ex',
}
const deployments: Readonly<Record<string, string>> = {
  'Single-AZ': 'single-az',
  'Multi-AZ': 'multi-az',
}
const storageTypes: Readonly<Record<string, string>> = {
  Magnetic: 'standard',
  'General Purpose': 'gp2',
  'General Purpose-GP3': 'gp3',
  'Provisioned IOPS': 'io1',
  'Provisioned IOPS-IO2': 'io2',
}

/** Instances and storage of databases; not what is optimized for I/O, or lies in an Outpost. */
export const awsRdsToCatalog: ToCatalog = (product) => {
  const { attributes, family } = product
  const { usagetype = '', deploymentoption = '' } = attributes
  const deployment = deployments[deploymentoption]
  if (deployment === undefined) return null
  if (family === 'Database Instance') {
    if (!/(?:^|-)(?:InstanceUsage|Multi-AZUsage):/.test(usagetype)) return null
    const key = instanceKey(product)
    if (key === null) return null
    const [onDemand, reserved] = [`instance-${deployment}`, `reserved-${deployment}`]
    return awsHours(product, { service, key, onDemand, reserved })
  }
  if (family !== 'Database Storage' || attributes['databaseengine'] !== 'Any') return null
  const price = flatPrice(product, /^GB-Mo$/)
  const key = storageTypes[attributes['volumetype'] ?? '']
  if (price === null || key === undefined) return null
  return { service, product: `storage-${deployment}`, key, unit: 'GB', price }
}

/** The engine, with its edition and whose licence it is, and the class: `oracle-se2-byol db.t3.large`. */
function instanceKey({ attributes }: ListProduct): string | null {
  const { databaseengine = '', databaseedition, instancetype, licensemodel } = attributes
  const isSold = databaseengine === 'Oracle' || databaseengine === 'SQL Server'
  const engine = engines[isSold ? `${databaseengine} ${databaseedition ?? ''}` : databaseengine]
  if (engine === undefined || instancetype === undefined) return null
  const ownLicence = isSold && licensemodel === 'Bring your own license' ? '-byol' : ''
  return `${engine}${ownLicence} ${instancetype}`
}
