import { setTimeout as sleep } from 'node:timers/promises'

import { replayOperations } from '@backarch/features-canvas/testing'
import { checkGraph } from '@backarch/services-topology'
import { graphSchema } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { ask, tell } from '../call.ts'
import { signIn, type createTeam } from '../team.ts'
import { createRandom, type Random } from './random.ts'
import { startReplica, type Replica } from './replica.ts'
import { startWatcher } from './watcher.ts'
import { createWriter, nodeOf, sharedGroups, sharedNodes, type Batch } from './writer.ts'

export interface SoakOptions {
  readonly team: Awaited<ReturnType<typeof createTeam>>
  /** What every server is told. */
  readonly env: Readonly<Record<string, string>>
  readonly seconds: number
  readonly writers: number
  /** Of each writer. */
  readonly operationsPerSecond: number
  /** What goes wrong, again and again; `nextAnswer` resolves when the next edit after the call is answered. */
  readonly disturb: (parts: {
    readonly replicas: readonly [Replica, Replica]
    readonly random: Random
    readonly nextAnswer: () => Promise<void>
  }) => Promise<void>
  readonly disturbEveryMs: number
  readonly seed: number
  readonly onProgress?: (line: string) => void
}

export interface SoakReport {
  readonly edits: number
  /** What the writers did in their seconds. */
  readonly offered: number
  /** Of these, what is stored. */
  readonly operations: number
  /** And what was in edits that were refused, as somebody else had changed the same. */
  readonly refused: number
  /** Milliseconds after the last writer's last second until everything was answered. */
  readonly behind: number
  /** Edits that were refused. */
  readonly conflicts: number
  /** Edits that had to be sent again because a server or the database was gone. */
  readonly retries: number
  readonly disturbances: number
  readonly nodes: number
  /** Milliseconds from sending an edit to its answer. */
  readonly p50: number
  readonly p99: number
  /** What may not be. */
  readonly faults: readonly string[]
}

/** A client sends what was done in half a second, rather than each step. */
const fewestAtOnce = 5
/** The last writer begins so much later than the first. */
const staggerMs = 1_000
const createdSchema = z.object({ id: z.string() })
const editedSchema = z.object({ version: z.number() })
const wholeSchema = z.object({ version: z.number(), graph: graphSchema })

/**
 * Many writers on one diagram, over two server processes, while things go wrong. Every edit that was
 * answered must be in the log once, at the version that was answered; the operations in the log must make the graph that
 * is stored; and whoever watches must be told every version, in order and once.
 */
export async function soakCanvas(options: SoakOptions): Promise<SoakReport> {
  await using stack = new AsyncDisposableStack()
  const start = async () => stack.use(await startReplica(options.env))
  const replicas: readonly [Replica, Replica] = [await start(), await start()]
  const { team, seed } = options
  const { headers } = await signIn(replicas[0].url(), team.editor)
  const ref = await createSharedDiagram(replicas[0].url(), team.orgId, headers)
  const acknowledged = new Map<string, number>()
  const faults: string[] = []
  const tally = { operations: 0, refused: 0, conflicts: 0, retries: 0, disturbances: 0 }
  const times: number[] = []
  /** What each writer does in its seconds. */
  const share = options.seconds * options.operationsPerSecond
  const offered = options.writers * share
  const over = new AbortController()
  const waiting: (() => void)[] = []
  const luck = createRandom(seed)
  const loses = (): boolean => luck.next() < 0.1
  const nextAnswer = () => new Promise<void>((resolve) => void waiting.push(resolve))

  /** The newest version that anybody was answered: as clients do, writers look at what others do. */
  let newest = 1

  /** Sends an edit until it is answered, wherever. */
  async function send(batch: Batch, turn: number): Promise<void> {
    const { key: idempotencyKey, operations } = batch
    const baseVersion = newest
    for (let attempt = 0; ; attempt += 1) {
      const url = replicas[(turn + attempt) % 2 ? 1 : 0].url()
      const started = performance.now()
      try {
        const input = { ...ref, baseVersion, operations, idempotencyKey }
        const { status, data, reason } = await tell(url, 'canvas.edit', { input, headers })
        const before = acknowledged.get(idempotencyKey)
        if (reason === 'edit_conflict' && before === undefined) {
          tally.conflicts += 1
          tally.refused += operations.length
          return
        }
        if (status === 200) {
          const { version } = editedSchema.parse(data)
          if (before === undefined) times.push(performance.now() - started)
          else if (before !== version) faults.push(`Edit ${idempotencyKey} was stored twice.`)
          acknowledged.set(idempotencyKey, version)
          newest = Math.max(newest, version)
          // As if the answer had been lost on the way: the edit is sent again, to the other server.
          if (attempt === 0 && loses()) continue
          batch.stored()
          tally.operations += operations.length
          for (const resolve of waiting.splice(0)) resolve()
          return
        }
        if (status !== 503) {
          faults.push(`An edit was refused with ${status} ${reason}.`)
          return
        }
      } catch {
        // The server was gone before it had answered: it may or may not have stored the edit.
      }
      tally.retries += 1
      await sleep(50)
    }
  }

  /** Works on while an edit is under way, as people do: the next one holds all that was done in the meantime. */
  async function write(at: number): Promise<void> {
    const writer = createWriter(`writer-${at}`, createRandom(seed + at))
    // So that not all begin at the same moment.
    await sleep((staggerMs * at) / options.writers)
    const begun = performance.now()
    for (let sent = 0; sent < share;) {
      const done = ((performance.now() - begun) / 1_000) * options.operationsPerSecond
      const due = Math.min(Math.floor(done), share)
      if (due < share && due - sent < fewestAtOnce) await sleep(100)
      else {
        await send(writer.next(due - sent), at)
        sent = due
      }
    }
  }

  const watchers = replicas.map((replica) => startWatcher({ urlOf: replica.url, headers, ref }))
  const disturb = async (): Promise<void> => {
    const random = createRandom(seed)
    while (!over.signal.aborted) {
      await sleep(options.disturbEveryMs, null, { signal: over.signal }).catch(() => {})
      if (over.signal.aborted) return
      random.pick([watchers[0], watchers[1]])?.drop()
      await options.disturb({ replicas, random, nextAnswer })
      tally.disturbances += 1
    }
  }
  const begun = performance.now()
  const report = setInterval(() => {
    const seconds = Math.round((performance.now() - begun) / 1_000)
    options.onProgress?.(
      `${seconds} s: ${tally.operations} of ${offered} operations, ${tally.conflicts} conflicts, ${tally.disturbances} disturbances`,
    )
  }, 1_000)
  const ending = sleep(options.seconds * 1_000).then(() => over.abort())
  const writing = Promise.all(Array.from({ length: options.writers }, (_, at) => write(at)))
  const written = writing.then(() => {
    // Nobody is left to be answered.
    for (const resolve of waiting.splice(0)) resolve()
    return performance.now() - begun - staggerMs - options.seconds * 1_000
  })
  const [behind] = await Promise.all([written, ending, disturb()])
  clearInterval(report)

  const editor = team.as.editor
  const { graph: replayed, versions } = await replayOperations(editor, ref.diagramId)
  const { data } = await ask(replicas[0].url(), 'canvas.get', { input: ref, headers })
  const { version, graph } = wholeSchema.parse(data)
  for (const [key, answered] of acknowledged) {
    const logged = versions.get(key)
    if (logged !== answered)
      faults.push(`Edit ${key} was answered as ${answered} and is ${logged}.`)
  }
  const answered = tally.operations + tally.refused
  if (answered !== offered) faults.push(`${answered} of ${offered} operations were answered.`)
  // Whoever was refused is not there; whoever was stored was answered, as each was sent until it was.
  if (versions.size !== acknowledged.size) faults.push(`${versions.size} edits are in the log.`)
  if (version !== versions.size + 1) faults.push(`The newest version is ${version}.`)
  if (!isSame(graph, replayed)) faults.push('The operations in the log make another graph.')
  faults.push(...checkGraph(graph).map(({ message }) => message))
  for (const watcher of watchers) {
    const told = () => watcher.versions.length
    for (let wait = 0; told() < version - 1 && wait < 50; wait += 1) {
      watcher.drop()
      await sleep(200)
    }
    await watcher.end()
    const expected = Array.from({ length: version - 1 }, (_, at) => at + 2)
    if (!isSame(watcher.versions, expected))
      faults.push('A watcher was not told every version once.')
    faults.push(...watcher.problems)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const quantile = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0)
  return {
    edits: acknowledged.size,
    offered,
    ...tally,
    behind: Math.max(0, Math.round(behind)),
    nodes: graph.nodes.length,
    p50: quantile(0.5),
    p99: quantile(0.99),
    faults,
  }
}

async function createSharedDiagram(
  url: string,
  orgId: string,
  headers: Readonly<Record<string, string>>,
) {
  const groups = sharedGroups.map((id) => ({
    id,
    kind: 'network',
    name: id,
    parentId: null,
    settings: {},
  }))
  const graph = { nodes: sharedNodes.map((id) => nodeOf(id, 'east')), edges: [], groups }
  const input = { orgId, name: 'Shared', graph }
  const { data, reason } = await tell(url, 'canvas.create', { input, headers })
  if (reason !== undefined) throw new Error(`Creating answered ${reason}.`)
  return { orgId, diagramId: createdSchema.parse(data).id }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
