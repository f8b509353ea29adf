import type { ChangeKind } from '../../repo/changes.ts'

/** A change by one person, as undo sees it. */
export interface OwnChange {
  readonly version: number
  readonly kind: ChangeKind
  /** Of an undo or a redo: the change that it took back or made again. */
  readonly ofVersion: number | null
}

/** What can be undone or redone. */
export interface Step {
  /** The version that a person made, and may have undone and redone since. */
  readonly origin: number
  /** The change to be taken back: that one, or its last redo; for a redo its last undo. */
  readonly latest: number
}

export interface Stacks {
  /** The next one last. */
  readonly undo: readonly Step[]
  readonly redo: readonly Step[]
}

/**
 * What one person can undo and redo, from what that person did, oldest first. The list may begin anywhere: of what is
 * missing at its beginning nothing is known, and the rest is right.
 */
export function undoStacks(changes: Iterable<OwnChange>): Stacks {
  let undo: Step[] = []
  let redo: Step[] = []
  for (const { version, kind, ofVersion } of changes) {
    const origin = ofVersion ?? version
    if (kind === 'undo') {
      undo = without(undo, origin)
      redo.push({ origin, latest: version })
    } else if (kind === 'redo') {
      redo = without(redo, origin)
      undo.push({ origin, latest: version })
    } else if (kind !== 'create') {
      undo.push({ origin: version, latest: version })
      redo = []
    }
  }
  return { undo, redo }
}

function without(steps: Step[], origin: number): Step[] {
  return steps.at(-1)?.origin === origin
    ? steps.slice(0, -1)
    : steps.filter((step) => step.origin !== origin)
}
