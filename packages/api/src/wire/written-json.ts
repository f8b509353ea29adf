/**
 * A value as the JSON text that it is stored as. As a member of an answer it goes to the client as it is: nobody
 * reads it and writes it again, however large it is. That the text is JSON is for its maker to know.
 */
export class WrittenJson<Value> {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** The value, read anew by every call. */
  read(): Value {
    const value: Value = JSON.parse(this.text)
    return value
  }

  /** For whoever writes it among other things, as a streamed reply does. */
  toJSON(): Value {
    return this.read()
  }
}

type Replace = (written: WrittenJson<unknown>) => unknown

/** The same answer with something else in the place of each member that is written. */
export function replaceWritten(answer: unknown, replace: Replace): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer
  const written = Object.entries(answer).flatMap(([name, member]) =>
    member instanceof WrittenJson ? [[name, replace(member)] as const] : [],
  )
  return written.length === 0 ? answer : { ...answer, ...Object.fromEntries(written) }
}
