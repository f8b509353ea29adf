import { z } from 'zod'

import { logLevels } from '../logging/logger.ts'
import { defineEnv, type EnvProblem } from './env-definition.ts'

const optionalText = z.string().optional()

/** What core itself reads: the mode, logs, the data folder, the file store and mail. */
export const coreEnv = defineEnv({
  package: 'core',
  variables: {
    NODE_ENV: {
      schema: z.enum(['development', 'test', 'production']),
      description: 'development, test or production.',
      default: 'development',
    },
    LOG_LEVEL: {
      schema: z.enum(logLevels),
      description: `How much is logged: ${logLevels.join(', ')}.`,
      default: 'info',
    },
    DATA_DIR: {
      schema: z.string().min(1),
      description: 'Folder for what the server keeps on its own disk.',
      default: '.data',
    },
    S3_BUCKET: {
      schema: optionalText,
      description:
        'Bucket that holds uploaded files. Without it, development keeps them in DATA_DIR/files and production takes none.',
    },
    S3_REGION: {
      schema: z.string().min(1),
      description: 'Region of the bucket.',
      default: 'us-east-1',
    },
    S3_ENDPOINT: {
      schema: z.url({ protocol: /^https?$/ }).optional(),
      description: 'URL of an S3-compatible store; leave empty for AWS.',
    },
    S3_ACCESS_KEY_ID: {
      schema: optionalText,
      description: 'Access key of the bucket; leave empty to use the role of the machine.',
      secret: true,
    },
    S3_SECRET_ACCESS_KEY: {
      schema: optionalText,
      description: 'Secret that belongs to S3_ACCESS_KEY_ID.',
      secret: true,
    },
    SMTP_URL: {
      schema: z.url({ protocol: /^smtps?$/ }).optional(),
      description:
        'Mail server, as smtp://user:password@host:587 or smtps://…:465. Without it, development writes mail to DATA_DIR/mail and production cannot send.',
      secret: true,
    },
    MAIL_FROM: {
      schema: z
        .string()
        .regex(/^[^\r\n]+$/, 'must be one line')
        .optional(),
      description:
        'Sender of every message, e.g. Backarch <no-reply@example.com>. Needed with SMTP_URL.',
    },
  },
  check: (env) => [
    ...together(
      'S3_ACCESS_KEY_ID',
      env.S3_ACCESS_KEY_ID,
      'S3_SECRET_ACCESS_KEY',
      env.S3_SECRET_ACCESS_KEY,
    ),
    ...(env.SMTP_URL !== undefined && env.MAIL_FROM === undefined
      ? [{ variable: 'MAIL_FROM', message: 'is not set, and SMTP_URL needs it: name the sender.' }]
      : []),
  ],
})

function together(a: string, valueA: unknown, b: string, valueB: unknown): readonly EnvProblem[] {
  if ((valueA === undefined) === (valueB === undefined)) return []
  const [missing, present] = valueA === undefined ? [a, b] : [b, a]
  return [{ variable: missing, message: `is not set, but ${present} is: set both or neither.` }]
}
