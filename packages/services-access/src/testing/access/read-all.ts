import { credentialOf, type Scene, type Stage } from './scene.ts'

/** All that the owner of a scene can read in it. */
export async function readAll({ procedures, wire }: Stage, scene: Scene): Promise<string> {
  const replies: string[] = []
  for (const procedure of procedures) {
    const { name, type } = procedure
    if (type !== 'query' || scene.isApart(name)) continue
    const input = await scene.inputOf(name)
    const { body } = await wire.send([{ procedure, input }], credentialOf(scene.owner))
    replies.push(`${name} ${body}`)
  }
  return replies.join('\n')
}
