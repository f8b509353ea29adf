import { defineEnv } from '@backarch/core'
import { z } from 'zod'

/** What the database needs from the environment. */
export const dbEnv = defineEnv({
  package: 'db',
  variables: {
    DATABASE_URL: {
      schema: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
      description:
        'PostgreSQL 17 or later, as postgres://user:password@host:5432/database. Without it, the server runs a PostgreSQL of its own in DATA_DIR.',
      secret: true,
    },
    DATABASE_POOL_SIZE: {
      schema: z.coerce.number().int().min(1).max(500),
      description: 'Connections one server process holds at most.',
      default: '10',
    },
  },
})
