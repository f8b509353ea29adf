import type { EnvDefinition, EnvProblem, EnvSource } from '../config/env-definition.ts'
import { isSecretReference, loadSecret } from './load-secret.ts'

/**
 * Replaces the references that secret variables hold by what they point to, all at once.
 * What fails is reported, not thrown, so that `loadConfig` can list it beside every other problem.
 */
export async function resolveSecrets(
  definitions: readonly EnvDefinition[],
  source: EnvSource,
): Promise<{ readonly source: EnvSource; readonly problems: readonly EnvProblem[] }> {
  const references = secretNames(definitions).flatMap((name) => {
    const text = source[name]
    return text !== undefined && isSecretReference(text) ? [{ name, text }] : []
  })
  const problems: EnvProblem[] = []
  const found: Record<string, string> = {}
  await Promise.all(
    references.map(async ({ name, text }) => {
      try {
        found[name] = await loadSecret(text, source)
      } catch (error) {
        problems.push({
          variable: name,
          message: `${error instanceof Error ? error.message : 'cannot be read'}.`,
        })
      }
    }),
  )
  return { source: { ...source, ...found }, problems }
}

function secretNames(definitions: readonly EnvDefinition[]): readonly string[] {
  const names = definitions.flatMap((definition) =>
    Object.entries(definition.variables).flatMap(([name, { secret }]) => (secret ? [name] : [])),
  )
  return [...new Set(names)]
}
