/** Of a number per commit, by nearest rank: always the figure of some commit. */
export interface Spread {
  readonly median: number
  /** 95th percentile. */
  readonly p95: number
}

/** How far commits reach, in one layout. */
export interface Reach {
  readonly directories: Spread
  /** By layer, each layer is one package where the features are packages. */
  readonly packages: Spread
  /** Features; by layer, layers. */
  readonly features: Spread
}

/** The same commits in both layouts. */
export interface Compared {
  readonly commits: number
  readonly byFeature: Reach
  readonly byLayer: Reach
}

/** Commits that reach less far in one layout than in the other; those left reach alike. */
export interface Duel {
  readonly byFeature: number
  readonly byLayer: number
}

export interface FeatureRadius extends Compared {
  readonly feature: string
}

export interface Month extends Compared {
  /** `2026-11`, of the author date in UTC. */
  readonly month: string
}

/** Two features that one commit touched, more than once. */
export interface Coupling {
  readonly a: string
  readonly b: string
  /** Commits that touched both. */
  readonly commits: number
  /** `commits` as a share of the commits that touched the rarer one: 0 to 1. */
  readonly share: number
  /** One imports the other, in the working tree. Null when a feature is not there any more. */
  readonly depends: boolean | null
}

export interface LeftOut {
  /** Commits: */
  readonly merges: number
  readonly repoWide: number
  readonly withoutSource: number
  /** Nothing that `paths` asks for. */
  readonly elsewhere: number
  /** Where a shallow clone's history is cut, a commit's changes are unknown. */
  readonly cut: number
  /** Files, each time a commit touches one: */
  readonly generatedFiles: number
  readonly lockFiles: number
  readonly pureRenames: number
  /** Documents, manifests, pictures: a layout by layer has no place of its own for them. */
  readonly otherFiles: number
}

export interface Layer {
  readonly layer: string
  /** How many features have it. */
  readonly slices: number
  /** Files in it that the measured commits touch. */
  readonly files: number
}

export interface RadiusReport {
  readonly total: Compared
  /** Those that touch a feature; the others lie alike in both layouts. May be none. */
  readonly inFeatures: Compared
  /** Each commit against itself, where medians may hide what most commits gain. */
  readonly commitByCommit: Readonly<Record<keyof Reach, Duel>>
  /** The most commits first. */
  readonly features: readonly FeatureRadius[]
  /** The oldest first; months without commits are left out. */
  readonly months: readonly Month[]
  /** The most commits first. */
  readonly couplings: readonly Coupling[]
  /** What a layout by layer would be made of; the most shared first. */
  readonly layers: readonly Layer[]
  readonly leftOut: LeftOut
  /** One sentence each, such as that a shallow clone's history is cut. */
  readonly warnings: readonly string[]
}
