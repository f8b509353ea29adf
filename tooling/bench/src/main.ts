import { parseArgs } from 'node:util'

import { access } from './access.ts'
import { canvasEdit } from './canvas-edit.ts'
import { canvasList } from './canvas-list.ts'
import { canvasOpen } from './canvas-open.ts'
import { canvasSearch } from './canvas-search.ts'
import { clientTypes } from './client-types.ts'
import { clone } from './clone.ts'
import { database } from './database.ts'
import { diagram } from './diagram.ts'
import { estimateNodes } from './estimate-graph.ts'
import { estimate } from './estimate.ts'
import { http } from './http.ts'
import { layout } from './layout.ts'
import { type Bench, isMet, type Measurement } from './measure.ts'
import { notesBench } from './notes.ts'
import { pricesImport } from './prices-import.ts'
import { startUp } from './start-up.ts'
import { structureHops } from './structure-hops.ts'
import { structureRadius } from './structure-radius.ts'

const benches: readonly Bench[] = [
  http,
  database,
  access,
  diagram,
  canvasOpen,
  canvasEdit,
  canvasList,
  canvasSearch,
  notesBench,
  layout,
  clientTypes,
  estimate,
  estimateNodes,
  pricesImport,
  startUp,
  clone,
  structureHops,
  structureRadius,
]

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `bench: no bench named ${unknown.join(', ')}; there are ${benches.map((b) => b.name).join(', ')}\n`,
  )
  process.exit(2)
}

const chosen = benches.filter((b) => positionals.length === 0 || positionals.includes(b.name))
const results: Record<string, Measurement[]> = {}
for (const bench of chosen) {
  if (!values.json) process.stdout.write(`\n${bench.name}: ${bench.title}\n`)
  const measurements = await bench.run()
  results[bench.name] = measurements
  if (!values.json) process.stdout.write(measurements.map(line).join(''))
}
if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)

function line(measurement: Measurement): string {
  const { what, size, ours, peer, figure, goal, unit } = measurement
  const label = size === undefined ? what : `${what}, ${size.toLocaleString('en-US')}`
  const met = isMet(measurement)
  const wanted =
    goal === undefined ? '' : 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`
  const bar = unit === undefined ? '█'.repeat(Math.min(30, Math.round(figure * 10))) : ''
  const columns = [
    `  ${label}`.padEnd(44),
    ours.padStart(14),
    (peer ?? '').padStart(14),
    `${figure.toFixed(2)}${unit ?? '×'}`.padStart(10),
    wanted.padStart(8),
    met === undefined ? ' ' : met ? '✓' : '✗',
    bar,
  ]
  return `${columns.join('  ').trimEnd()}\n`
}
