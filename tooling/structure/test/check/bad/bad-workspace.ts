import { architectureFile } from '../../../src/workspace/architecture.ts'
import type { Files } from '../fixture.ts'
import { soundArchitecture, soundWorkspace } from '../sound-workspace.ts'

export interface BadWorkspace {
  readonly what: string
  readonly files: Files
  /** Where the rule must point, `file:line`. */
  readonly where: string
  /** The chain of packages it must show; none when the breach is not about an edge. */
  readonly path?: readonly string[]
  /** What the message must say, where several breaches share a place. */
  readonly says?: string
  /** What the advice must say, where it depends on the case. */
  readonly advises?: string
}

export const users = 'packages/features-users'
export const orders = 'packages/features-orders'
export const plans = 'packages/services-plans'

type Architecture = typeof soundArchitecture
type Kinds = Record<string, { packages: string[]; mayDependOn: string[] }>

export function architecture(change: Partial<Record<keyof Architecture, unknown>>): Files {
  return { [architectureFile]: JSON.stringify({ ...soundArchitecture, ...change }, null, 2) }
}

/** The sound architecture with some kinds changed or added. */
export function kinds(change: Kinds): Files {
  return architecture({ kinds: { ...soundArchitecture.kinds, ...change } })
}

/** A file of the sound workspace with one part of its text replaced. */
export function edited(path: string, part: string, by: string): Files {
  const text = soundWorkspace[path]
  if (!text?.includes(part)) throw new Error(`${path} does not say ${part}`)
  return { [path]: text.replace(part, by) }
}

/** A file of the sound workspace with lines added at its end. */
export function extended(path: string, ...lines: readonly string[]): Files {
  return { [path]: `${soundWorkspace[path] ?? ''}${lines.join('\n')}\n` }
}

/** Where the sound architecture, or the one in the given files, says something. */
export function inArchitecture(part: string, files: Files = soundWorkspace): string {
  const text = files[architectureFile] ?? ''
  const line = text.split('\n').findIndex((each) => each.includes(part)) + 1
  if (line === 0) throw new Error(`${architectureFile} does not say ${part}`)
  return `${architectureFile}:${line}`
}
