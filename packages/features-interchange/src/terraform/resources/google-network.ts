import type { ContainerMapping } from '../mapping/mapping.ts'

export const googleNetwork: ContainerMapping = {
  outcome: 'container',
  types: ['google_compute_network'],
  groupKind: 'network',
  settings: () => ({}),
}
