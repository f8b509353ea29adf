import { credentialOf, type Scene, type Stage } from './scene.ts'

/** All that the owner of a scene can read in it. */
export async function readAll(
  { procedures, wire }: Stage,
  { inputs, owner }: Scene,
): Promise<string> {
  const replies: string[] = []
  for (const procedure of procedures) {
    if (procedure.type !== 'query') continue
    const input = inputs[procedure.name]
    const { body } = await wire.send([{ procedure, input }], credentialOf(owner))
    replies.push(`${procedure.name} ${body}`)
  }
  return replies.join('\n')
}
