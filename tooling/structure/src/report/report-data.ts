import type { HopsReport } from '../hops/hops-report.ts'
import type { Promotion } from '../promotion/promotions-of.ts'
import type { RadiusReport } from '../radius/radius-report.ts'
import type { RoomGraph } from './room-graph.ts'

/** Everything the page shows; the same data give the same page, to the byte. */
export interface ReportData {
  /** Of the repository. */
  readonly name: string
  /** The commit that is checked out, and its author date as `2026-11-23`. */
  readonly head: { readonly commit: string; readonly date: string }
  /** As it was asked for; null for the whole history. */
  readonly since: string | null
  readonly rooms: RoomGraph
  readonly hops: HopsReport
  /** Or why nothing is known of it, in a sentence. */
  readonly radius: RadiusReport | { readonly unknown: string }
  readonly promotions: readonly Promotion[]
}
