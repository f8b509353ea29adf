import { defineProperties } from '../mapping/mapping.ts'

export const awsIamProperties = defineProperties({
  aws_iam_access_key: ['user'],
  aws_iam_account_password_policy: [],
  aws_iam_group: [],
  aws_iam_group_membership: ['group'],
  aws_iam_group_policy: ['group'],
  aws_iam_group_policy_attachment: ['group'],
  aws_iam_instance_profile: [],
  aws_iam_openid_connect_provider: [],
  aws_iam_policy: [],
  aws_iam_policy_attachment: ['roles'],
  aws_iam_role: [],
  aws_iam_role_policy: ['role'],
  aws_iam_role_policy_attachment: ['role'],
  aws_iam_role_policies_exclusive: ['role_name'],
  aws_iam_service_linked_role: [],
  aws_iam_user: [],
  aws_iam_user_policy: ['user'],
  aws_iam_user_policy_attachment: ['user'],
})
