/** What the layout's worker is asked: what is in what and what is connected. Nothing else changes a layout. */
export interface LayoutRequest {
  readonly nodes: readonly { readonly id: string; readonly groupId: string | null }[]
  readonly groups: readonly { readonly id: string; readonly parentId: string | null }[]
  readonly edges: readonly { readonly from: string; readonly to: string }[]
}

/** An upper left corner, in the canvas's pixels. */
export interface Position {
  readonly x: number
  readonly y: number
}

/** By the id of the node or empty group. */
export type Positions = ReadonlyMap<string, Position>

/** What it answers, once for each request. */
export type LayoutReply =
  | { readonly outcome: 'placed'; readonly positions: Positions }
  | { readonly outcome: 'failed'; readonly message: string }
