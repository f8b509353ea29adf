import { randomUUID } from 'node:crypto'

import type { Random } from './random.ts'

type Json = Readonly<Record<string, unknown>>

/** What everybody moves about and nobody removes. */
export const sharedNodes = Array.from({ length: 100 }, (_, at) => `shared-${at}`)
export const sharedGroups = ['east', 'west', 'north'] as const

export interface Batch {
  readonly key: string
  readonly operations: readonly Json[]
  /** To be called when the batch is stored. */
  readonly stored: () => void
}

/** Somebody who edits: mostly what they made themselves, and now and then what everybody does. */
export function createWriter(name: string, random: Random) {
  let mine: readonly string[] = []
  let made = 0

  function step(own: string[]): Json {
    const chance = random.next()
    const [first, ...rest] = own
    const shared = sharedNodes[random.below(sharedNodes.length)] ?? ''
    if (chance < 0.05) {
      const position = { x: random.below(4_000), y: random.below(4_000) }
      return { op: 'move', id: shared, position }
    }
    if (!first || chance < 0.5) {
      const id = `${name}-${++made}`
      own.push(id)
      return { op: 'addNode', node: nodeOf(id, random.pick(sharedGroups)) }
    }
    const id = random.pick([first, ...rest])
    if (chance < 0.7) return { op: 'setLabel', id, name: `${id} renamed ${random.below(100)}` }
    if (chance < 0.8) {
      const edge = `${name}-edge-${++made}`
      const ends = { from: id, to: shared, protocol: null, mode: 'async', volume: null }
      return { op: 'addEdge', edge: { id: edge, ...ends } }
    }
    if (chance < 0.9) return { op: 'setParent', id, parentId: random.pick(sharedGroups) }
    own.splice(own.indexOf(id), 1)
    return { op: 'removeNode', id }
  }

  return {
    next: (count: number): Batch => {
      const own = [...mine]
      const operations = Array.from({ length: count }, () => step(own))
      return { key: randomUUID(), operations, stored: () => (mine = own) }
    },
  }
}

export function nodeOf(id: string, groupId: string): Json {
  return {
    id,
    kind: 'aws.sqs-queue',
    name: id,
    settings: { fifo: false },
    usage: {},
    region: 'us-east-1',
    groupId,
    position: { x: 0, y: 0 },
  }
}
