import {
  architectureFile,
  architectureLine,
  circleOf,
  kindsOf,
} from '../../workspace/architecture.ts'
import { type Reference, references } from '../../workspace/edges.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Found, Rule } from '../breach.ts'

/**
 * A package depends only on the kinds its own kind allows: in package.json, in every import, and in what its
 * dependencies reach. The kinds themselves form no circle, so that nothing can allow a feature what stands above it.
 */
export const dependencyDirection: Rule = (workspace) => {
  const between = references(workspace).filter(({ from, to }) => from !== to)
  return [...circles(workspace), ...direct(workspace, between), ...reached(workspace, between)]
}

function kindOf({ architecture }: Workspace, folder: string): string {
  return kindsOf(architecture, folder)[0] ?? ''
}

function isAllowed(workspace: Workspace, from: string, to: string): boolean {
  const kind = workspace.architecture.kinds[kindOf(workspace, from)]
  return kind?.mayDependOn.includes(kindOf(workspace, to)) ?? false
}

function direct(workspace: Workspace, between: readonly Reference[]): Found {
  return between
    .filter(({ from, to }) => !isAllowed(workspace, from.folder, to.folder))
    .map(({ from, to, file, line }) => {
      const kind = kindOf(workspace, from.folder)
      const allowed = workspace.architecture.kinds[kind]?.mayDependOn ?? []
      const list = allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')
      return {
        file,
        line,
        path: [from.folder, to.folder],
        message: `${from.folder} (${kind}) must not depend on ${to.folder} (${kindOf(workspace, to.folder)}); ${architectureFile} allows it ${list}.`,
        instead: advice(workspace, from.folder, to.folder),
      }
    })
}

/** Where allowed steps, one after another, lead to what the first package must not depend on. */
function reached(workspace: Workspace, between: readonly Reference[]): Found {
  const allowed = between.filter(({ from, to }) => isAllowed(workspace, from.folder, to.folder))
  const next = new Map<string, Set<string>>()
  for (const { from, to, isTest } of allowed) {
    // What a dependency's own tests use is not reached by whoever depends on it.
    if (!isTest) next.set(from.folder, (next.get(from.folder) ?? new Set()).add(to.folder))
  }
  const found = new Map<string, Found[number]>()
  for (const { from, to, file, line } of allowed) {
    for (const path of shortestPaths(next, to.folder)) {
      const end = path.at(-1) ?? ''
      const key = `${from.folder} ${end}`
      if (end === from.folder || found.has(key) || isAllowed(workspace, from.folder, end)) continue
      found.set(key, {
        file,
        line,
        path: [from.folder, ...path],
        message: `${from.folder} (${kindOf(workspace, from.folder)}) reaches ${end} (${kindOf(workspace, end)}) through ${to.folder}, and must not depend on it.`,
        instead: `Allow the kind in ${architectureFile}, or take what ${to.folder} needs of ${end} out of it.`,
      })
    }
  }
  return [...found.values()]
}

/** A shortest path to each folder that lies further than the first one. */
function shortestPaths(
  next: ReadonlyMap<string, ReadonlySet<string>>,
  first: string,
): readonly string[][] {
  const paths = new Map([[first, [first]]])
  for (const [folder, path] of paths) {
    for (const further of next.get(folder) ?? []) {
      if (!paths.has(further)) paths.set(further, [...path, further])
    }
  }
  return [...paths.values()].slice(1)
}

/** Kinds that may depend on each other, directly or through others. A kind may depend on its own kind. */
function circles({ root, architecture }: Workspace): Found {
  const found = new Map<string, Found[number]>()
  for (const kind of Object.keys(architecture.kinds)) {
    const path = circleOf(architecture, kind)
    const key = path?.toSorted().join(' ')
    if (path === null || key === undefined || found.has(key)) continue
    found.set(key, {
      file: architectureFile,
      line: architectureLine(root, ['kinds', kind]),
      path: [...path, kind],
      message: `The kinds ${path.join(' and ')} may depend on each other.`,
      instead: 'Decide which stands above the other, and let only that one depend on it.',
    })
  }
  return [...found.values()]
}

function advice(workspace: Workspace, from: string, to: string): string {
  const [fromKind, toKind] = [kindOf(workspace, from), kindOf(workspace, to)]
  if (toKind === 'orchestrator') {
    return `${to} stands above ${from}. Let the app or a script call ${to}, or pass ${from} what it needs.`
  }
  if (toKind !== 'feature') {
    return `Pass what ${from} needs in as an argument from a package above it.`
  }
  if (fromKind === 'service') {
    return 'Move what both need into a service, and let the feature call it.'
  }
  return `Move the code into the feature, or let the feature pass ${from} what it needs.`
}
