import { googleLoadBalancerProxy } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleLoadBalancerProxyMapping = defineNode({
  types: [
    'google_compute_region_target_http_proxy',
    'google_compute_region_target_https_proxy',
    'google_compute_target_grpc_proxy',
    'google_compute_target_http_proxy',
    'google_compute_target_https_proxy',
    'google_compute_target_ssl_proxy',
    'google_compute_target_tcp_proxy',
  ],
  kind: googleLoadBalancerProxy,
  named: ['name'],
  settings: () => ({}),
})
