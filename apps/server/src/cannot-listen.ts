import { AppError } from '@backarch/core'

/** Why nothing can listen there, and which variable to change. */
export function cannotListen(error: unknown, host: string, port: number): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const what =
    code === 'EADDRINUSE'
      ? `Port ${port} is in use: stop what uses it, or set PORT to another (0 takes any free one).`
      : code === 'EACCES'
        ? `Port ${port} is not yours to use: set PORT to one above 1023.`
        : `The server cannot listen on ${host}: set HOST to an address of this machine.`
  return new AppError('UNAVAILABLE', what, { details: { reason: 'cannot_listen' }, cause: error })
}
