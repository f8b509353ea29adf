import { parseArgs } from 'node:util'

import { checkDocs } from './check-docs.ts'
import { proveFeatures } from './features/prove-features.ts'
import { startProgress } from './progress.ts'
import { renderCounts, renderFailures, sumCounts } from './render-tests.ts'
import { runTests } from './run-tests.ts'
import { type StepResult, steps } from './verify-steps.ts'

const { values } = parseArgs({
  options: { only: { type: 'string' }, skip: { type: 'string', default: '' } },
})
const root = process.cwd()
let counts = { passed: 0, failed: 0, skipped: 0 }

async function tests(): Promise<StepResult> {
  const results = await runTests(root)
  counts = sumCounts(results)
  const ok = counts.failed === 0 && counts.passed > 0
  return { ok, output: renderFailures(results, process.stdout.isTTY) }
}

const all = [
  ...steps,
  { name: 'tests', run: tests },
  // After the tests: what turbo knows of them then holds for most of the copies.
  { name: 'features', run: proveFeatures },
  { name: 'docs', run: checkDocs },
]
const names = all.map(({ name }) => name)
const list = (text: string) => text.split(',').filter((name) => name !== '')
const wrong = [...list(values.only ?? ''), ...list(values.skip)].filter(
  (name) => !names.includes(name),
)
if (wrong.length > 0) {
  console.error(`No step is called ${wrong.join(', ')}. The steps: ${names.join(', ')}.`)
  process.exit(2)
}
const chosen = all.filter(
  ({ name }) =>
    !list(values.skip).includes(name) && (!values.only || list(values.only).includes(name)),
)

const width = Math.max(...chosen.map(({ name }) => name.length))
const failures: string[] = []
for (const { name, run } of chosen) {
  const started = performance.now()
  const { ok, output } = await runShowing(name, () => run(root))
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(width)} ${seconds.padStart(6)} s`)
  if (!ok) failures.push(`── ${name} ──\n\n${output.trim()}\n`)
}
if (failures.length > 0) console.log(`\n${failures.join('\n')}`)
if (chosen.some(({ name }) => name === 'tests')) console.log(`\n${renderCounts(counts)}`)
process.exitCode = failures.length > 0 ? 1 : 0

async function runShowing<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  using progress = startProgress()
  progress.show(`${name} …`)
  return run()
}
