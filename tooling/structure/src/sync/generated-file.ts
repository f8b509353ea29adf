/** A file of which a part, or all, is written by `pnpm structure sync`. */
export interface GeneratedFile {
  readonly file: string
  /** The generated part as it is; null when the file or the part is missing. */
  readonly current: string | null
  readonly wanted: string
  /** The whole file's text once it carries the wanted part. */
  readonly text: string
  /** What it is generated from. */
  readonly from: string
}
