import { randomInt } from 'node:crypto'

import { isExcepted, type Exceptions } from './is-excepted.ts'
import { leavesOf, nameOf, valueAt, withValue, type Path } from './json-tree.ts'
import { faultOf, parse } from './outcome-of.ts'
import type { Procedure } from './procedure.ts'
import { readAll } from './read-all.ts'
import { createScene, credentialOf, type Scene, type Stage } from './scene.ts'
import type { Reply } from './wire.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

/** Where inputs of two organizations differ, and so name what is theirs. */
interface Swap {
  readonly procedure: Procedure
  readonly what: string
  /** Somebody's own input in which something is the other's. */
  readonly foreign: (own: unknown) => unknown
  /** The same with values that never existed. */
  readonly absent: (own: unknown) => unknown
}

/**
 * AZ2: whatever names something of another organization answers byte for byte as what never existed, alone and in
 * a batch, and nothing of the other organization changes. Answers what does not.
 */
export async function checkForeignIds(stage: Stage, exempt: Exceptions): Promise<string[]> {
  const { procedures } = stage
  const probe = await createScene(stage)
  const isApart = ({ name }: Procedure) => probe.isApart(name)
  const groups = [
    procedures.filter((procedure) => !isApart(procedure)),
    ...procedures.filter(isApart).map((procedure) => [procedure]),
  ]
  const problems: string[] = []
  for (const group of groups) problems.push(...(await checkBetweenTwo(stage, group, exempt)))
  return problems
}

async function checkBetweenTwo(
  stage: Stage,
  procedures: readonly Procedure[],
  exempt: Exceptions,
): Promise<string[]> {
  const mine = await createScene(stage)
  const theirs = await createScene(stage)
  for (const { name } of procedures) await theirs.inputOf(name)
  const before = await readAll(stage, theirs)
  const known = uuidsIn(await readAll(stage, mine))
  const theirIds = [...uuidsIn(before)].filter((id) => !known.has(id))
  const problems: string[] = []
  for (const procedure of procedures) {
    const { name } = procedure
    const pair = { own: await mine.inputOf(name), others: await theirs.inputOf(name) }
    for (const swap of swapsOf(stage, procedure, pair, exempt)) {
      problems.push(...(await compareAlone(stage, mine, swap)))
      problems.push(...(await compareInBatch(stage, mine, swap)))
    }
    problems.push(...(await compareCursors(stage, procedure, pair, mine, theirIds)))
  }
  const after = await readAll(stage, theirs)
  if (after !== before) problems.push(`The other organization changed:\n${before}\n${after}`)
  return problems
}

/** One procedure's inputs of two organizations. */
interface Pair {
  readonly own: unknown
  readonly others: unknown
}

/** One swap for each value that differs between the two, and one with all of them. */
function swapsOf(
  { ctx }: Stage,
  procedure: Procedure,
  { own, others }: Pair,
  exempt: Exceptions,
): Swap[] {
  const { name } = procedure
  const paths = leavesOf(own)
    .filter(({ path, value }) => differs(path, value, valueAt(others, path)))
    .map(({ path }) => path)
    .filter((path) => !isExcepted(`${name}.${nameOf(path)}`, exempt))
  const absentAt = (path: Path) =>
    neverExisted(valueAt(own, path), valueAt(others, path), ctx.newId)
  const swap = (what: string, swapped: readonly Path[]): Swap => ({
    procedure,
    what,
    foreign: (input) =>
      swapped.reduce((to, path) => withValue(to, path, valueAt(others, path)), input),
    absent: (input) => swapped.reduce((to, path) => withValue(to, path, absentAt(path)), input),
  })
  const each = paths.map((path) => swap(`${name} with the other's ${nameOf(path)}`, [path]))
  return paths.length < 2 ? each : [...each, swap(`${name} with all that is the other's`, paths)]
}

function differs(path: Path, mine: unknown, theirs: unknown): boolean {
  if (typeof mine !== 'string' || typeof theirs !== 'string' || mine === theirs) return false
  return !isCursor(path) && !instant.test(mine)
}

function isCursor(path: Path): boolean {
  return path.at(-1) === 'cursor'
}

/** Another value of the same shape, written in the letters and digits that the two of this kind are written in. */
function neverExisted(own: unknown, others: unknown, newId: () => string): unknown {
  if (typeof own !== 'string' || typeof others !== 'string') return own
  if (isUuid.test(own)) return newId()
  return [/[a-z]/g, /[A-Z]/g, /[0-9]/g].reduce((text, kind) => {
    const letters = (own + others).match(kind) ?? []
    return text.replaceAll(kind, (letter) => letters[randomInt(letters.length)] ?? letter)
  }, own)
}

async function compareAlone(
  { wire }: Stage,
  mine: Scene,
  { procedure, what, foreign, absent }: Swap,
): Promise<string[]> {
  const own = await mine.inputOf(procedure.name)
  const answer = async (input: unknown) =>
    wire.send([{ procedure, input }], credentialOf(mine.owner))
  const answered = await answer(foreign(own))
  const fault = faultOf(answered)
  if (fault !== null) return [`${what} ${fault}`]
  const expected = await answer(absent(own))
  const text = ({ head, body }: Reply) => `${head}\n\n${body}`
  return toldApart(what, text(answered), text(expected))
}

/** How often a batch is tried, where the one call may change what the other is answered. */
const races = 8

/** Together with a call that is all one's own. A change has a scene of its own, and another change beside it. */
async function compareInBatch(stage: Stage, mine: Scene, swap: Swap): Promise<string[]> {
  const { procedure, what } = swap
  if (procedure.type === 'subscription') return []
  const changes = procedure.type === 'mutation'
  const beside = (changes && anotherChange(stage, procedure, mine)) || procedure
  const second = async (change: (own: unknown) => unknown) => {
    const { inputOf, owner } = changes ? await createScene(stage) : mine
    const calls = [
      { procedure: beside, input: await inputOf(beside.name) },
      { procedure, input: change(await inputOf(procedure.name)) },
    ] as const
    const { body } = await stage.wire.send(calls, credentialOf(owner))
    const answered: unknown = valueAt(parse(body), [1])
    return answered === undefined ? null : JSON.stringify(answered)
  }
  const answered = await second(swap.foreign)
  if (answered === null) return [`${what} cannot be called in a batch.`]
  let expected: string | null = null
  for (let race = 0; race < races && answered !== expected; race += 1) {
    expected = await second(swap.absent)
  }
  return toldApart(`${what} in a batch`, answered, expected ?? '')
}

function anotherChange(
  { procedures }: Stage,
  than: Procedure,
  scene: Scene,
): Procedure | undefined {
  return procedures.find(
    ({ name, type }) => type === 'mutation' && name !== than.name && !scene.isApart(name),
  )
}

function toldApart(what: string, answered: string, expected: string): string[] {
  return answered === expected
    ? []
    : [`${what} answers otherwise than what never existed:\n${answered}\ninstead of\n${expected}`]
}

/** A cursor is a place in a list: the other's may be a place in mine, and shows what is mine. */
async function compareCursors(
  { wire }: Stage,
  procedure: Procedure,
  { own, others }: Pair,
  mine: Scene,
  theirIds: readonly string[],
): Promise<string[]> {
  const problems: string[] = []
  for (const { path } of leavesOf(own)) {
    const cursor = valueAt(others, path)
    if (!isCursor(path) || typeof cursor !== 'string') continue
    const input = withValue(own, path, cursor)
    const reply = await wire.send([{ procedure, input }], credentialOf(mine.owner))
    const fault = faultOf(reply)
    const leaked = theirIds.filter((id) => reply.body.includes(id))
    const flaws = [...(fault === null ? [] : [fault]), ...leaked.map((id) => `shows ${id}`)]
    problems.push(...flaws.map((flaw) => `${procedure.name} with the other's cursor ${flaw}`))
  }
  return problems
}

function uuidsIn(text: string): Set<string> {
  return new Set(text.match(uuid))
}
