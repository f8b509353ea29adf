import { answerQuestions } from '@backarch/core/worker'

/** Does what it is told: what else becomes of a worker is for the test to see. */
answerQuestions((what: string) => {
  if (what === 'throw') throw new Error('on purpose')
  if (what === 'exit') process.exit(0)
  if (what === 'hang') for (;;);
  if (what === 'grow')
    for (const all: unknown[] = []; ;) all.push(Array.from({ length: 1000 }, () => ({})))
  return what === 'environment' ? (process.env['PATH'] ?? 'none') : what
})
