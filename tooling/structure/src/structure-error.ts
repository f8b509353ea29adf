/** The check cannot run at all; the message says what to mend. */
export class StructureError extends Error {
  override readonly name = 'StructureError'
}
