import { azureDefenderPlan } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, per, unknownSetting, used, type NoPrice } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.defender'

type Usage = z.output<typeof azureDefenderPlan.usage>

interface Plan {
  /** Terraform's resource type. */
  readonly of: string
  readonly name: string
  readonly unit: string
  readonly key: string
  readonly usageKey: keyof Usage
  /** How much of the usage is one unit. */
  readonly each?: number
}

const plans: readonly Plan[] = [
  plan('VirtualMachines', 'servers, plan 1', 'server', 'servers-1', 'monthly_servers_plan_1_nodes'),
  plan('VirtualMachines', 'servers, plan 2', 'server', 'servers-2', 'monthly_servers_plan_2_nodes'),
  plan('Containers', 'containers', 'vCore', 'containers', 'monthly_containers_vcores'),
  plan(
    'SqlServers',
    'SQL, Azure-connected',
    'instance',
    'sql-connected',
    'monthly_sql_azure_connected_instances',
  ),
  plan(
    'SqlServerVirtualMachines',
    'SQL, outside Azure',
    'vCore',
    'sql-outside',
    'monthly_sql_outside_azure_vcores',
  ),
  plan('OpenSourceRelationalDatabases', 'MySQL', 'instance', 'mysql', 'monthly_mysql_instances'),
  plan(
    'OpenSourceRelationalDatabases',
    'PostgreSQL',
    'instance',
    'postgresql',
    'monthly_postgresql_instances',
  ),
  plan(
    'OpenSourceRelationalDatabases',
    'MariaDB',
    'instance',
    'mariadb',
    'monthly_mariadb_instances',
  ),
  {
    ...plan('CosmosDbs', 'Cosmos DB', 'RU/s x 100', 'cosmosdb', 'monthly_cosmosdb_request_units'),
    each: 100,
  },
  plan('StorageAccounts', 'storage', 'storage account', 'storage', 'monthly_storage_accounts'),
  plan('AppServices', 'app service', 'node', 'app-service', 'monthly_app_service_nodes'),
  plan('KeyVaults', 'Key Vault', 'key vault', 'key-vault', 'monthly_key_vaults'),
  plan('Arm', 'ARM', 'subscription', 'arm', 'monthly_arm_subscriptions'),
  { ...plan('Dns', 'DNS', '1M queries', 'dns', 'monthly_dns_queries'), each: 1e6 },
  plan(
    'ContainerRegistry',
    'container registries',
    'image',
    'registry',
    'monthly_container_registry_images',
  ),
  plan('KubernetesService', 'kubernetes', 'core', 'kubernetes', 'monthly_kubernetes_cores'),
]

function plan(of: string, name: string, unit: string, key: string, usageKey: keyof Usage): Plan {
  return { of, name, unit, key, usageKey }
}

function reasonOf(enabled: boolean | null, resourceType: string | null): NoPrice | null {
  if (enabled === null) return unknownSetting('enabled')
  return resourceType === null ? unknownSetting('resourceType') : null
}

export const priceAzureDefenderPlan = definePricer(
  azureDefenderPlan,
  ({ settings: { enabled, resourceType }, usage }) => {
    if (enabled === false) return []
    const type = resourceType?.toLowerCase()
    const ofType = plans.filter((one) => one.of.toLowerCase() === type)
    const reason = reasonOf(enabled, resourceType)
    if (ofType.length === 0 || reason !== null) {
      const price = reason ?? { missing: `no price: the catalog has none for ${resourceType}` }
      return [fixed({ name: 'Defender', unit: 'months', quantity: null, price })]
    }
    return ofType.map(({ name, unit, key, usageKey, each }) =>
      used({
        name: `Defender for ${name}`,
        unit,
        quantity: per(usage[usageKey], each ?? 1),
        price: { service, product: 'plan', key, region: 'global' },
      }),
    )
  },
)
