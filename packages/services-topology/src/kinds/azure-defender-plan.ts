import { z } from 'zod'

import { flagSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDefenderPlan = defineKind({
  id: 'azure.defender-plan',
  label: 'Defender plan',
  provider: 'azure',
  category: 'security',
  settings: z.strictObject({
    enabled: flagSetting(true),
    /** As Terraform names it, e.g. `VirtualMachines`. */
    resourceType: textSetting('VirtualMachines'),
  }),
  usage: z.strictObject({
    monthly_servers_plan_1_nodes: quantity(),
    monthly_servers_plan_2_nodes: quantity(),
    monthly_containers_vcores: quantity(),
    monthly_sql_azure_connected_instances: quantity(),
    monthly_sql_outside_azure_vcores: quantity(),
    monthly_mysql_instances: quantity(),
    monthly_postgresql_instances: quantity(),
    monthly_mariadb_instances: quantity(),
    monthly_cosmosdb_request_units: quantity(),
    monthly_storage_accounts: quantity(),
    monthly_app_service_nodes: quantity(),
    monthly_key_vaults: quantity(),
    monthly_arm_subscriptions: quantity(),
    monthly_dns_queries: quantity(),
    monthly_container_registry_images: quantity(),
    monthly_kubernetes_cores: quantity(),
  }),
})
