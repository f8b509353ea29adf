import { z } from 'zod'

import { defineKind } from '../kind.ts'

/** Whoever is outside: users, other companies' services. What is sent there is billed by whoever sends it. */
export const anyInternet = defineKind({
  id: 'any.internet',
  label: 'Internet',
  provider: 'any',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({}),
})
