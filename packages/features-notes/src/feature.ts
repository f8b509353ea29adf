import { defineFeature } from '@backarch/api'

import { jobs } from './jobs.ts'
import { notesRouter } from './router.ts'

export const notes = defineFeature({ name: 'notes', router: notesRouter, jobs })
