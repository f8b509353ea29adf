import type { Rule } from '../breach.ts'
import { turboFiles } from '../turbo-rules.ts'

/** Turbo's tags and boundary rules are those that `architecture.json` says. */
export const generatedRules: Rule = (workspace) =>
  turboFiles(workspace)
    .filter(({ current, wanted }) => current !== wanted)
    .map(({ file }) => ({
      file,
      line: 1,
      path: [],
      message: `${file} does not carry the boundary rules of architecture.json.`,
      instead: 'Run: pnpm structure sync',
    }))
