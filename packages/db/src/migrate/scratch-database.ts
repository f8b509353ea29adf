import type { PGlite } from '@electric-sql/pglite'

const emptied = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP; END $$`

let booting: Promise<PGlite> | null = null
let turn: Promise<unknown> = Promise.resolve()

/**
 * Lends an empty database in memory. Booting one takes a second, so a process boots one, empties it between
 * uses and lends it to one borrower at a time.
 */
export function withScratchDatabase<T>(work: (scratch: PGlite) => Promise<T>): Promise<T> {
  const borrowed = turn.then(async () => {
    const scratch = await (booting ??= boot())
    await scratch.exec('DISCARD ALL')
    await scratch.exec(`${emptied}; CREATE SCHEMA public`)
    return work(scratch)
  })
  turn = borrowed.catch(() => {})
  return borrowed
}

async function boot(): Promise<PGlite> {
  const { PGlite: Scratch } = await import('@electric-sql/pglite')
  return Scratch.create()
}
