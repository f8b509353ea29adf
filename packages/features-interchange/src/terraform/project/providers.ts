import { isJsonObject, type JsonObject } from '../files/json.ts'

/** The name by which a block asks for its provider: `aws`, or `aws.west` for an alias. */
export function providerName(body: JsonObject, type: string): string {
  const asked = body['provider']
  if (typeof asked === 'string' && asked !== '') return plainName(asked)
  return type.split('_')[0] ?? type
}

/** What a module call passes on: its own name for a provider → the caller's name for it. */
export function passedProviders(call: JsonObject): ReadonlyMap<string, string> {
  const passed = new Map<string, string>()
  const providers = call['providers']
  if (!isJsonObject(providers)) return passed
  for (const [inner, outer] of Object.entries(providers)) {
    if (typeof outer === 'string') passed.set(plainName(inner), plainName(outer))
  }
  return passed
}

/** A name without the `${…}` that the HCL converter puts around a bare reference. */
function plainName(text: string): string {
  return text
    .replace(/^\$\{\(?|\)?\}$/g, '')
    .replaceAll('"', '')
    .trim()
}
