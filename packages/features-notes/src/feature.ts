import { defineFeature } from '@backarch/api'

import { notesRouter } from './router.ts'
import { purgeTrash } from './service/trash/purge-note.ts'

export const notes = defineFeature({ name: 'notes', router: notesRouter, housekeeping: purgeTrash })
