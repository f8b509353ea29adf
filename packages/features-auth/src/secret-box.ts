import type { Context } from '@backarch/api'
import {
  coreEnv,
  createSecretBox,
  encryptionKeysText,
  generateEncryptionKey,
  type Config,
  type SecretBox,
} from '@backarch/core'

import { developmentKeys } from './development-keys.ts'
import { authEnv } from './env.ts'

const keyFile = {
  fileName: 'auth-encryption-keys.json',
  text: encryptionKeysText,
  generate: generateEncryptionKey,
}

const boxes = new WeakMap<Config, SecretBox>()

/** What seals this feature's secrets at rest. Keys are parsed once a process, not once a request. */
export function secretBox({ config }: Pick<Context, 'config'>): SecretBox {
  const known = boxes.get(config)
  if (known) return known
  const { AUTH_ENCRYPTION_KEYS: keys } = config.get(authEnv)
  const box = createSecretBox(keys ?? developmentKeys(config.get(coreEnv).DATA_DIR, keyFile))
  boxes.set(config, box)
  return box
}
