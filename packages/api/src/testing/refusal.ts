import { isAppError } from '@backarch/core'

/** What the caller of a refused call is told; fails when the call was not refused. */
export async function refusal(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw new Error('The call was expected to be refused.')
  const known = isAppError(error) ? error : isAppError(error.cause) ? error.cause : null
  const code = 'code' in error ? error.code : error.name
  return { code, message: error.message, reason: known?.details.reason }
}

/** `ok`, or the reason of the refusal. */
export async function outcome(call: Promise<unknown>): Promise<unknown> {
  const done = call.then(() => 'ok')
  return done.catch(async () => (await refusal(call)).reason)
}
