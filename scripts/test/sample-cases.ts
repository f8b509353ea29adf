import { judge, readSampleCases, shareByProvider, tableByType } from './support/sample-cases.ts'

/** `node scripts/test/sample-cases.ts <part of an id>` shows how the cases of which the id holds it are estimated. */
const wanted = process.argv[2] ?? ''
const samples = (readSampleCases() ?? []).filter(({ id }) => id.includes(wanted))
const judged = await judge(samples)
for (const { sample, verdict, cost, problem } of judged) {
  if (verdict === 'matched' || wanted === '') continue
  console.log(
    `\n${verdict}: ${sample.id} in ${sample.region}: ${cost?.monthly} and not ${sample.monthly_total}`,
  )
  if (problem !== undefined) console.log(`  ${problem}`)
  for (const { name, group, monthly_qty, monthly_cost } of sample.components) {
    console.log(
      `  wanted  ${group === null ? '' : `${group} > `}${name}: ${monthly_qty} = ${monthly_cost}`,
    )
  }
  for (const { name, quantity, monthly, source } of cost?.components ?? []) {
    console.log(`  got     ${name}: ${quantity} = ${monthly} (${source})`)
  }
}
console.log(`\n${tableByType(judged)}`)
console.log(shareByProvider(judged))
