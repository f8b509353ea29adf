import { defineScheduledJob } from '@backarch/services-jobs'

import { sweepNoteFiles } from './service/files/sweep-note-files.ts'
import { renewAllWords } from './service/search/language.ts'
import { purgeTrash } from './service/trash/purge-note.ts'

/** Each looks for what is to be done: what was done is not found again. */
export const jobs = [
  defineScheduledJob({ name: 'notes.purge_trash', schedule: 'hourly', run: purgeTrash }),
  // Finishes what was cut short.
  defineScheduledJob({ name: 'notes.renew_words', schedule: 'hourly', run: renewAllWords }),
  // Also after a kill: a row stays until what it stands for is gone from the store.
  defineScheduledJob({ name: 'notes.sweep_files', schedule: 'hourly', run: sweepNoteFiles }),
]
