import { AppError } from '@backarch/core'

export function noProvider(): AppError {
  return new AppError('NOT_FOUND', 'This server has no provider to sign in with.', {
    details: { reason: 'no_provider' },
  })
}

/** The provider does not answer, or not as one. */
export function unreachable(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The provider does not answer: try again later.', {
    details: { reason: 'provider_unreachable' },
    cause,
  })
}

/** One answer for a flow that is unknown, used, too old or another browser's, and for an answer that is not the provider's. */
export function providerRefused(cause?: unknown): AppError {
  return new AppError('UNAUTHORIZED', 'Signing in with the provider did not work: begin again.', {
    details: { reason: 'provider_refused' },
    cause,
  })
}
