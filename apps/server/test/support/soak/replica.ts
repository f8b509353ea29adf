import { once } from 'node:events'

import { runChild, urlOf, type ChildServer } from '../child-server.ts'
import type { Random } from './random.ts'

/** A server process that can be killed; another one takes its place. */
export async function startReplica(env: Readonly<Record<string, string>>) {
  const start = (): ChildServer => runChild('test/children/run-journey.ts', env)
  const ended: ChildServer[] = []
  let child = start()
  let url = await urlOf(child)
  return {
    url: (): string => url,
    /** As the machine under it would. */
    kill: async (): Promise<void> => {
      ended.push(child)
      child.process.kill('SIGKILL')
      await once(child.process, 'exit')
      child = start()
      url = await urlOf(child)
    },
    [Symbol.asyncDispose]: async (): Promise<void> => {
      for (const one of [...ended, child]) await one[Symbol.asyncDispose]()
    },
  }
}

export type Replica = Awaited<ReturnType<typeof startReplica>>

/** Kills one of the two, as the machine under it would. */
export async function killOne({
  replicas,
  random,
}: {
  readonly replicas: readonly [Replica, Replica]
  readonly random: Random
}): Promise<void> {
  await random.pick(replicas).kill()
}
