import { renderCounts, renderFailures, renderPackages, sumCounts } from './render-tests.ts'
import { runTests } from './run-tests.ts'

const results = await runTests(process.cwd())
const counts = sumCounts(results)
console.log(renderPackages(results))
if (counts.failed > 0) console.log(`\n${renderFailures(results, process.stdout.isTTY)}`)
console.log(`\n${renderCounts(counts)}`)
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0
