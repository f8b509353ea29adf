const always = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
}

/** Headers of every reply of the API. `https` adds HSTS: only where the public address is https. */
export function securityHeaders(options: {
  readonly https: boolean
}): Readonly<Record<string, string>> {
  return options.https
    ? { ...always, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : always
}
