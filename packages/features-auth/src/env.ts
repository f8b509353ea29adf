import { defineEnv, encryptionKeysText, signingKeysText } from '@backarch/core'
import { z } from 'zod'

import { checkProviderEnv, issuerSchema } from './provider-env.ts'

/** Keys, or null: then a key is made once and kept in the data folder. Production never sees null. */
function keysSchema<Key>(keysText: z.ZodType<readonly Key[], string>) {
  return z.string().transform((text, context) => {
    if (text === '') return null
    const keys = keysText.safeParse(text)
    if (keys.success) return keys.data
    for (const { message } of keys.error.issues) context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

const name = z.string().regex(/^\S{1,200}$/, 'must be 1 to 200 characters without spaces')

export const authEnv = defineEnv({
  package: 'features-auth',
  variables: {
    AUTH_SIGNING_KEYS: {
      schema: keysSchema(signingKeysText),
      description:
        'JSON list of private Ed25519 keys (JWK with kid). The first signs access tokens, all of them verify.',
      secret: true,
      // Empty text stands for "made up and kept under DATA_DIR"; see development-keys.ts.
      development: '',
    },
    AUTH_ENCRYPTION_KEYS: {
      schema: keysSchema(encryptionKeysText),
      description:
        'JSON list of keys {"kid", "k": 32 random bytes in base64url}. The first encrypts the secrets of authenticator apps, all of them decrypt.',
      secret: true,
      development: '',
    },
    AUTH_ISSUER: {
      schema: name,
      description: 'Who issues access tokens (`iss`), e.g. the URL of this server.',
      default: 'backarch',
    },
    AUTH_AUDIENCE: {
      schema: name,
      description: 'Whom access tokens are for (`aud`).',
      default: 'backarch',
    },
    AUTH_ACCESS_TOKEN_SECONDS: {
      schema: z.coerce.number().int().min(30).max(3600),
      description: 'Lifetime of an access token, 30 to 3600 seconds.',
      default: '600',
    },
    AUTH_REFRESH_TOKEN_DAYS: {
      schema: z.coerce.number().int().min(1).max(365),
      description:
        'A session that is left alone for so many days ends: a browser that does not call, a program that does not refresh.',
      default: '30',
    },
    AUTH_SESSION_DAYS: {
      schema: z.coerce.number().int().min(1).max(365),
      description: 'However often it is refreshed, a session ends after so many days.',
      default: '90',
    },
    OIDC_ISSUER: {
      schema: issuerSchema,
      description:
        'Issuer of the OpenID Connect provider with which people may sign in, e.g. https://accounts.example.com. The four OIDC_ variables are set together or not at all.',
    },
    OIDC_CLIENT_ID: {
      schema: z.string().min(1).max(500).optional(),
      description:
        'Under which the provider knows this server; its redirect URI is PUBLIC_URL/sign-in/callback.',
    },
    OIDC_CLIENT_SECRET: {
      schema: z.string().min(16, 'must be at least 16 characters').max(500).optional(),
      description: 'Secret that belongs to OIDC_CLIENT_ID.',
      secret: true,
    },
    OIDC_LABEL: {
      schema: z.string().trim().min(1).max(50).optional(),
      description: 'What people call the provider, e.g. Google: “Sign in with …”.',
    },
  },
  check: checkProviderEnv,
})
