import type { ImportReport } from './schemas.ts'

/** A resource that became no node and still belongs in an estimate. */
export interface OtherResource {
  readonly address: string
  readonly type: string
  readonly status: 'free' | 'unsupported'
}

/**
 * What an estimate must list besides the graph's nodes. A container, a connector and a property cost nothing of
 * their own: what they hold, join or belong to is billed.
 */
export function otherResources(report: ImportReport): OtherResource[] {
  return report.resources
    .filter(({ outcome }) => outcome !== 'node')
    .map(({ address, type, outcome }) => ({
      address,
      type,
      status: outcome === 'unsupported' ? 'unsupported' : 'free',
    }))
}
