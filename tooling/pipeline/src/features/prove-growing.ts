import { join } from 'node:path'

import { type Insertion, insertAll, remarkOfCanvas, remarkOfGenerated } from './add-column.ts'
import { startTrial, type Trial } from './trial.ts'

const sample = 'sample-notes'

/** What is tried, in a copy: to make a feature, to verify it, to give it a column, and to remove it again. */
export async function proveGrowing(root: string, show: (text: string) => void): Promise<void> {
  using trial = startTrial(root)
  show(`a new feature`)
  await trial.pnpm('new:feature', sample, '--dry-run')
  expectChanges(trial.changes(), [], 'A dry run of new:feature')
  await trial.pnpm('new:feature', sample)
  trial.commit()

  show('verifying the new feature')
  await trial.pnpm('verify', '--skip', 'features,docs')
  expectChanges(trial.changes(), [], 'Verifying')

  show('a column more')
  await addRemark(trial, sample, remarkOfGenerated)
  await addRemark(trial, 'canvas', remarkOfCanvas)
  await trial.pnpm('verify', '--only', 'format,boundaries,types,migrations')
  // Not by `--filter`: pnpm then keeps to itself what a script that fails has printed.
  for (const name of [sample, 'canvas']) await trial.pnpm('-C', `packages/features-${name}`, 'test')
  trial.reset()

  show('removing the new feature')
  await trial.pnpm('remove:feature', sample)
  expectChanges(trial.changes(1), [], 'new:feature and remove:feature')
  trial.reset()
  await trial.pnpm('remove:feature', sample, '--drop-tables')
  const left = trial.changes(1).map((path) => path.replaceAll(/\d{14}/g, '<time>'))
  expectChanges(left, history, 'new:feature and remove:feature --drop-tables')
  await trial.pnpm('verify', '--only', 'format,boundaries,migrations')
}

/** What is left of it when its tables are to be dropped. */
const history = [
  'README.md',
  'migrations/<time>_create_sample_note/migration.sql',
  'migrations/<time>_drop_sample_notes/migration.sql',
].map((path) => `packages/features-${sample}/${path}`)

async function addRemark(
  trial: Trial,
  feature: string,
  insertions: readonly Insertion[],
): Promise<void> {
  const before = trial.changes()
  insertAll(join(trial.dir, `packages/features-${feature}`), insertions)
  await trial.pnpm('db:migrate', feature, 'remark')
  const changed = trial.changes().filter((path) => !before.includes(path))
  const directories = new Set(changed.map((path) => path.split('/').slice(0, 2).join('/')))
  expectChanges([...directories], [`packages/features-${feature}`], `A column of ${feature}`)
}

function expectChanges(found: readonly string[], wanted: readonly string[], what: string): void {
  if (found.join() === wanted.join()) return
  const expected = wanted.length === 0 ? 'nothing' : wanted.join(', ')
  throw new Error(`${what} should change ${expected}, and changed:\n${found.join('\n')}`)
}
