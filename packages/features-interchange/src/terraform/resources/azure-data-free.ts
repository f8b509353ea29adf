import { defineBilledProperties, defineProperties } from '../mapping/mapping.ts'

/** Of the argument by which each of these names what it belongs to. */
function all(argument: readonly string[], types: readonly string[]) {
  return defineProperties(Object.fromEntries(types.map((type) => [`azurerm_${type}`, argument])))
}

const account = ['storage_account_name', 'storage_account_id']

/** What Azure's storage, databases and messaging ask nothing for: what it holds is billed with its owner. */
export const azureDataFree = [
  ...all(account, [
    'storage_account_customer_managed_key',
    'storage_account_network_rules',
    'storage_account_queue_properties',
    'storage_account_static_website',
    'storage_blob',
    'storage_blob_inventory_policy',
    'storage_container',
    'storage_data_lake_gen2_filesystem',
    'storage_data_lake_gen2_path',
    'storage_encryption_scope',
    'storage_management_policy',
    'storage_table_entity',
  ]),
  ...all(['storage_container_resource_manager_id'], ['storage_container_immutability_policy']),
  ...all(['source_storage_account_id'], ['storage_object_replication']),
  ...all(['storage_share_id'], ['storage_share_directory', 'storage_share_file']),
  // Its databases and containers are billed, each in every region of the account.
  ...all([], ['cosmosdb_account']),
  ...all(
    ['account_name'],
    ['cosmosdb_notebook_workspace', 'cosmosdb_sql_role_assignment', 'cosmosdb_sql_role_definition'],
  ),
  ...all(
    ['container_id', 'container_name'],
    ['cosmosdb_sql_function', 'cosmosdb_sql_stored_procedure', 'cosmosdb_sql_trigger'],
  ),
  ...all(
    ['cosmos_mongo_database_id'],
    ['cosmosdb_mongo_role_definition', 'cosmosdb_mongo_user_definition'],
  ),
  // The databases on it are billed.
  ...all([], ['mssql_server', 'sql_server']),
  ...all(
    ['server_id', 'server_name', 'mssql_server_id'],
    [
      'mssql_failover_group',
      'mssql_firewall_rule',
      'mssql_outbound_firewall_rule',
      'mssql_server_dns_alias',
      'mssql_server_extended_auditing_policy',
      'mssql_server_microsoft_support_auditing_policy',
      'mssql_server_transparent_data_encryption',
      'mssql_virtual_network_rule',
      'sql_active_directory_administrator',
      'sql_failover_group',
      'sql_firewall_rule',
      'sql_virtual_network_rule',
    ],
  ),
  ...all(['database_id'], ['mssql_database_extended_auditing_policy']),
  ...all(
    ['managed_instance_id', 'managed_instance_name'],
    [
      'mssql_managed_instance_active_directory_administrator',
      'mssql_managed_instance_failover_group',
      'mssql_managed_instance_transparent_data_encryption',
      'sql_managed_instance_active_directory_administrator',
      'sql_managed_instance_failover_group',
    ],
  ),
  ...defineBilledProperties({
    azurerm_mssql_managed_database: ['managed_instance_id'],
    azurerm_sql_managed_database: ['sql_managed_instance_id'],
  }),
  ...all(
    ['server_id', 'server_name'],
    [
      ...['mariadb', 'mysql', 'postgresql'].flatMap((engine) => [
        `${engine}_configuration`,
        `${engine}_database`,
        `${engine}_firewall_rule`,
        `${engine}_virtual_network_rule`,
      ]),
      ...['mysql', 'postgresql'].flatMap((engine) => [
        `${engine}_active_directory_administrator`,
        `${engine}_flexible_server_active_directory_administrator`,
        `${engine}_flexible_server_configuration`,
        `${engine}_flexible_server_firewall_rule`,
        `${engine}_server_key`,
      ]),
      'mysql_flexible_database',
      'postgresql_flexible_server_database',
    ],
  ),
  ...all(['source_server_id'], ['postgresql_flexible_server_virtual_endpoint']),
  ...all(
    ['redis_cache_name', 'redis_cache_id', 'target_redis_cache_name'],
    [
      'redis_cache_access_policy',
      'redis_cache_access_policy_assignment',
      'redis_firewall_rule',
      'redis_linked_server',
    ],
  ),
  ...all(['managed_redis_id'], ['managed_redis_access_policy_assignment']),
  ...all(
    ['namespace_name', 'namespace_id'],
    [
      'eventhub',
      'eventhub_namespace_authorization_rule',
      'eventhub_namespace_customer_managed_key',
      'eventhub_namespace_disaster_recovery_config',
      'eventhub_namespace_schema_group',
      'notification_hub',
      'servicebus_namespace_authorization_rule',
      'servicebus_namespace_customer_managed_key',
      'servicebus_namespace_disaster_recovery_config',
      'servicebus_namespace_network_rule_set',
      'servicebus_queue',
      'servicebus_topic',
    ],
  ),
  ...all(
    ['namespace_name', 'eventhub_name'],
    ['eventhub_authorization_rule', 'eventhub_consumer_group'],
  ),
  ...all(['notification_hub_name', 'namespace_name'], ['notification_hub_authorization_rule']),
  ...all(['queue_id'], ['servicebus_queue_authorization_rule']),
  ...all(['topic_id'], ['servicebus_subscription', 'servicebus_topic_authorization_rule']),
  ...all(['subscription_id'], ['servicebus_subscription_rule']),
  ...all(['scope'], ['eventgrid_event_subscription']),
  ...all(['system_topic'], ['eventgrid_system_topic_event_subscription']),
  ...all(
    ['iothub_name', 'iothub_id'],
    [
      'iothub_certificate',
      'iothub_consumer_group',
      'iothub_endpoint_cosmosdb_account',
      'iothub_endpoint_eventhub',
      'iothub_endpoint_servicebus_queue',
      'iothub_endpoint_servicebus_topic',
      'iothub_endpoint_storage_container',
      'iothub_enrichment',
      'iothub_fallback_route',
      'iothub_file_upload',
      'iothub_route',
      'iothub_shared_access_policy',
    ],
  ),
  ...all(
    ['iot_dps_name', 'iothub_dps_name'],
    ['iothub_dps_certificate', 'iothub_dps_shared_access_policy'],
  ),
  ...all(
    ['signalr_service_id'],
    [
      'signalr_service_custom_certificate',
      'signalr_service_custom_domain',
      'signalr_service_network_acl',
    ],
  ),
]
