import { defineEnv } from '@backarch/core'
import { z } from 'zod'

const origin = z.string().refine(isOrigin, 'must be an origin such as https://app.example.com')

/** What the host itself reads. */
export const serverEnv = defineEnv({
  package: 'server',
  variables: {
    PORT: {
      schema: z.coerce.number().int().min(0).max(65_535),
      description: 'Port to listen on; 0 takes any free one.',
      default: '4000',
    },
    HOST: {
      schema: z.string().min(1),
      description: 'Address to listen on; 0.0.0.0 for every network of the machine.',
      default: '127.0.0.1',
    },
    PUBLIC_URL: {
      schema: origin.optional(),
      description:
        'Where people reach the server, e.g. https://backarch.example.com. Pages of this origin may call it, links in mails lead there, and passkeys belong to it.',
    },
    CORS_ORIGINS: {
      schema: z
        .string()
        .transform((text) => text.split(',').map((part) => part.trim()))
        .pipe(z.array(origin))
        .optional(),
      description:
        'Further origins whose pages may call, separated by commas and compared exactly.',
    },
    TRUST_PROXY: {
      schema: z.coerce.number().int().min(0).max(10),
      description:
        'How many proxies of yours stand before the server, each adding to X-Forwarded-For. 0 believes the connection alone.',
      default: '0',
    },
    DRAIN_SECONDS: {
      schema: z.coerce.number().int().min(0).max(5).optional(),
      description:
        'How long a stopping server still takes requests while /v1/ready already fails, so that a load balancer looks elsewhere first. 3 in production, else 0.',
    },
  },
})

function isOrigin(text: string): boolean {
  try {
    const url = new URL(text)
    return url.origin === text && (url.protocol === 'http:' || url.protocol === 'https:')
  } catch {
    return false
  }
}
