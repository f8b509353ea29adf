import { defineProperties } from '../mapping/mapping.ts'

export const awsDatabaseProperties = defineProperties({
  aws_db_instance_role_association: ['db_instance_identifier'],
  aws_db_option_group: [],
  aws_db_parameter_group: [],
  aws_elasticache_parameter_group: [],
  aws_elasticache_user: [],
  aws_elasticache_user_group: [],
  aws_elasticache_user_group_association: ['user_group_id'],
  aws_rds_cluster_endpoint: ['cluster_identifier'],
  aws_rds_cluster_parameter_group: [],
  aws_rds_cluster_role_association: ['db_cluster_identifier'],
})
