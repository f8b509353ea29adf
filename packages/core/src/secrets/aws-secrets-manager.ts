import type { EnvSource } from '../config/env-definition.ts'

/** Long enough for a cold AWS endpoint, short enough for a start that says what is wrong. */
const timeoutMs = 5_000

/**
 * Reads `name`, `name#jsonKey` or an ARN from AWS Secrets Manager. Region, credentials and endpoint come from the
 * usual AWS_* variables or the machine's role. Throws an Error that holds nothing of the secret.
 */
export async function readAwsSecret(target: string, source: EnvSource): Promise<string> {
  const hash = target.lastIndexOf('#')
  const id = hash === -1 ? target : target.slice(0, hash)
  const text = await fetchSecret(id, source)
  return hash === -1 ? text : field(text, target.slice(hash + 1), id)
}

async function fetchSecret(id: string, source: EnvSource): Promise<string> {
  // Loaded here because most starts never need it, and it costs some 60 ms.
  const { GetSecretValueCommand, SecretsManagerClient } =
    await import('@aws-sdk/client-secrets-manager')
  const client = new SecretsManagerClient(clientOptions(id, source))
  try {
    const answer = await client.send(new GetSecretValueCommand({ SecretId: id }), {
      abortSignal: AbortSignal.timeout(timeoutMs),
    })
    const binary = answer.SecretBinary && Buffer.from(answer.SecretBinary).toString('utf8')
    const text = answer.SecretString ?? binary
    if (!text) throw new Error(`points to the secret ${id}, which is empty`)
    return text
  } catch (error) {
    throw explained(error, id)
  } finally {
    client.destroy()
  }
}

function clientOptions(id: string, source: EnvSource) {
  const region = /^arn:[^:]+:secretsmanager:([^:]+):/.exec(id)?.[1] ?? source['AWS_REGION']
  const endpoint = source['AWS_ENDPOINT_URL_SECRETS_MANAGER'] || source['AWS_ENDPOINT_URL']
  const accessKeyId = source['AWS_ACCESS_KEY_ID']
  const secretAccessKey = source['AWS_SECRET_ACCESS_KEY']
  const sessionToken = source['AWS_SESSION_TOKEN']
  return {
    maxAttempts: 2,
    ...(region ? { region } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(accessKeyId && secretAccessKey
      ? { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } }
      : {}),
  }
}

function explained(error: unknown, id: string): Error {
  if (!(error instanceof Error))
    return new Error(`points to the secret ${id}, which cannot be read`)
  if (error.message.startsWith('points to')) return error
  // The name alone: an AWS message may quote identities and addresses.
  return new Error(`points to the secret ${id}, which AWS does not give (${error.name})`)
}

function field(text: string, key: string, id: string): string {
  const value = readField(text, key)
  if (value === undefined)
    throw new Error(`points to ${key} of the secret ${id}, which has no such text`)
  return value
}

function readField(text: string, key: string): string | undefined {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json !== 'object' || json === null || !Object.hasOwn(json, key)) return undefined
    const value: unknown = Reflect.get(json, key)
    return typeof value === 'string' && value !== '' ? value : undefined
  } catch {
    return undefined
  }
}
