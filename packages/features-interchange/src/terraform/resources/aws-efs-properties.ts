import { defineProperties } from '../mapping/mapping.ts'

export const awsEfsProperties = defineProperties({
  aws_efs_access_point: ['file_system_id'],
  aws_efs_backup_policy: ['file_system_id'],
  aws_efs_file_system_policy: ['file_system_id'],
  aws_efs_mount_target: ['file_system_id'],
})
