import { readFile } from 'node:fs/promises'

import type { EnvSource } from '../config/env-definition.ts'
import { readAwsSecret } from './aws-secrets-manager.ts'

const reference = /^(env|file|aws-sm):(.+)$/s

/** Whether a variable's text points to a secret instead of holding it. */
export function isSecretReference(text: string): boolean {
  return reference.test(text)
}

/**
 * The secret behind a reference: `env:NAME`, `file:/run/secrets/name` (one trailing line break is not part of it),
 * or `aws-sm:name-or-arn`, with `#key` for one field of a JSON secret.
 * Throws an Error that says what to change and holds nothing of the secret.
 */
export async function loadSecret(text: string, source: EnvSource): Promise<string> {
  const [, scheme, target] = reference.exec(text) ?? []
  if (scheme === undefined || target === undefined) {
    throw new Error('is no reference: write env:NAME, file:/path or aws-sm:name')
  }
  if (scheme === 'env') return fromEnv(target, source)
  if (scheme === 'file') return fromFile(target)
  return readAwsSecret(target, source)
}

function fromEnv(name: string, source: EnvSource): string {
  const value = source[name]
  if (!value) throw new Error(`points to ${name}, which is not set`)
  return value
}

async function fromFile(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`points to the file ${path}, which cannot be read`)
  })
  const secret = text.replace(/\r?\n$/, '')
  if (secret === '') throw new Error(`points to the file ${path}, which is empty`)
  return secret
}
