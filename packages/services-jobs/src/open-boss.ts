import { rawQuery, type Db } from '@backarch/db'
import { PgBoss, type ConstructorOptions } from 'pg-boss'

/** Times in seconds. */
export interface BossOptions {
  /** How often jobs of dead processes and what is old are looked for. */
  readonly superviseSeconds: number
}

/**
 * pg-boss over the pool of a database, with no connection of its own. Not begun; needs a listener for `error`. Its cron
 * and its registry of processes stay off: rounds are jobs with an id of their own (see `rounds.ts`).
 */
export function openBoss(db: Db, options: BossOptions | null): PgBoss {
  const query = rawQuery(db)
  const database = {
    executeSql: async (text: string, values: readonly unknown[] = []) => ({
      rows: [...(await query(text, values)).rows],
    }),
  }
  const supervision: ConstructorOptions =
    options === null
      ? { supervise: false }
      : {
          superviseIntervalSeconds: options.superviseSeconds,
          monitorIntervalSeconds: options.superviseSeconds,
          // REINDEX may take longer than the database lets a statement run; autovacuum has to do.
          reindex: false,
          monitorVacuum: false,
        }
  return new PgBoss({ db: database, schedule: false, registerInstance: false, ...supervision })
}
