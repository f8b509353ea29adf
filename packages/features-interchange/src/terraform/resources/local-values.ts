import { defineProperties } from '../mapping/mapping.ts'

/** What Terraform makes on its own, without any provider of machines: it belongs to whoever uses it. */
export const localValues = defineProperties({
  archive_file: [],
  cloudinit_config: [],
  local_file: [],
  local_sensitive_file: [],
  null_resource: [],
  random_bytes: [],
  random_id: [],
  random_integer: [],
  random_password: [],
  random_pet: [],
  random_shuffle: [],
  random_string: [],
  random_uuid: [],
  template_dir: [],
  terraform_data: [],
  time_offset: [],
  time_rotating: [],
  time_sleep: [],
  time_static: [],
  tls_cert_request: [],
  tls_locally_signed_cert: [],
  tls_private_key: [],
  tls_self_signed_cert: [],
})
