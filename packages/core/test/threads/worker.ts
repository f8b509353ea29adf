import { parentPort } from 'node:worker_threads'

/** Does what it is told: what else becomes of a thread is for the test to see. */
parentPort?.on('message', (what: string) => {
  if (what === 'throw') throw new Error('on purpose')
  if (what === 'exit') process.exit(0)
  if (what === 'hang') for (;;);
  if (what === 'grow')
    for (const all: unknown[] = []; ;) all.push(Array.from({ length: 1000 }, () => ({})))
  if (what === 'environment') return parentPort?.postMessage(process.env.PATH ?? 'none', [])
  parentPort?.postMessage(what, [])
})
