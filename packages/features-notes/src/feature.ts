import { defineFeature } from '@backarch/api'

import { notesRouter } from './router.ts'

export const notes = defineFeature({ name: 'notes', router: notesRouter })
