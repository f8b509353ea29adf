import { defineProperties, type PropertyMapping } from '../mapping/mapping.ts'

export const awsContainerProperties: readonly PropertyMapping[] = [
  { outcome: 'property', types: ['aws_ecs_task_definition'], of: [], lends: true },
  ...defineProperties({
    aws_ecs_capacity_provider: ['auto_scaling_group_provider'],
    aws_ecs_cluster: [],
    aws_ecs_cluster_capacity_providers: ['cluster_name'],
    aws_eks_access_entry: ['cluster_name'],
    aws_eks_access_policy_association: ['cluster_name'],
    aws_eks_addon: ['cluster_name'],
    aws_eks_identity_provider_config: ['cluster_name'],
    aws_eks_pod_identity_association: ['cluster_name'],
  }),
]
