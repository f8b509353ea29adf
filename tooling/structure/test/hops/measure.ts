import type { HopsReport } from '../../src/hops/hops-report.ts'
import { measureHops } from '../../src/hops/measure-hops.ts'
import { openRepository } from '../../src/repository/open-repository.ts'
import { type Files, gitRepository } from '../repository/git-repository.ts'

export const inOnePackage = ['src/features/*']

/** Measures a repository of these files. */
export function measure(
  files: Files,
  slices: readonly string[] = inOnePackage,
  from?: string,
): HopsReport {
  using repository = gitRepository(files)
  return measureHops(openRepository(repository.root, { slices }), { from })
}
