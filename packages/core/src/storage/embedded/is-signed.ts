import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request carries a signature (version 4) that covers every `x-amz-` header it has, as S3 demands. The embedded
 * server checks a signature where there is one, but answers whoever brings none, and believes headers that nobody signed.
 */
export function isSigned(url: string, headers: IncomingHttpHeaders): boolean {
  const query = new URL(url, 'http://localhost').searchParams
  const names = signedNames(query, headers.authorization)
  if (names === null) return false
  return Object.keys(headers).every((name) => !name.startsWith('x-amz-') || names.has(name))
}

function signedNames(query: URLSearchParams, authorization: string | undefined) {
  const inQuery = query.getAll('X-Amz-SignedHeaders')
  if (authorization === undefined) {
    const whole = query.has('X-Amz-Signature') && query.has('X-Amz-Algorithm')
    return whole && inQuery.length === 1 ? new Set(inQuery[0]?.split(';')) : null
  }
  if (inQuery.length > 0) return null
  const [, list] = /^AWS4-HMAC-SHA256 .*SignedHeaders=([a-z0-9;-]+)/.exec(authorization) ?? []
  return list === undefined ? null : new Set(list.split(';'))
}
