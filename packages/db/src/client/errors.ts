import { AppError, isAppError } from '@backarch/core'

/**
 * An error and everything it was made from. The same failure arrives as Prisma's own error, as the driver
 * adapter's or as PostgreSQL's, each carrying the next one somewhere else.
 */
function* layers(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== 'object' || error === null || depth > 5) return
  yield error
  for (const key of ['cause', 'meta', 'driverAdapterError']) {
    if (key in error) yield* layers(Reflect.get(error, key), depth + 1)
  }
}

function has(error: unknown, key: string, values: ReadonlySet<string>): boolean {
  for (const layer of layers(error)) {
    const value: unknown = Reflect.get(layer, key)
    if (typeof value === 'string' && values.has(value)) return true
  }
  return false
}

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  return has(error, 'code', codes) || has(error, 'originalCode', codes)
}

const conflictCodes = new Set(['P2034', '40001', '40P01'])
const conflictKinds = new Set(['TransactionWriteConflict'])

/** A serialization failure or a deadlock, however it surfaced: trying the whole transaction again may succeed. */
export function isWriteConflict(error: unknown): boolean {
  return hasCode(error, conflictCodes) || has(error, 'kind', conflictKinds)
}

const uniqueCodes = new Set(['P2002', '23505'])
const uniqueKinds = new Set(['UniqueConstraintViolation'])

/** True when a row with the same unique value exists. */
export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, uniqueCodes) || has(error, 'kind', uniqueKinds)
}

const foreignKeyCodes = new Set(['P2003', '23503'])
const foreignKeyKinds = new Set(['ForeignKeyConstraintViolation'])

/** True when a row names another row that does not exist. */
export function isForeignKeyViolation(error: unknown): boolean {
  return hasCode(error, foreignKeyCodes) || has(error, 'kind', foreignKeyKinds)
}

const unreachableKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
])
const unreachableCodes = new Set([
  // Connection exceptions.
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '08P01',
  // Shutting down, crashed, starting up, idle session ended.
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  // Disk full, out of memory, too many connections, input or output error.
  '53100',
  '53200',
  '53300',
  '58030',
  // User, password or database of the address refused.
  '28000',
  '28P01',
  '3D000',
  // Read-only: a standby that has not been promoted yet.
  '25006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
const timeoutCodes = new Set(['57014', '25P03', '25P04', '55P03'])
// node-postgres raises these with a text and no code.
const unreachableText =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|terminating connection)/

/**
 * An AppError UNAVAILABLE for a failure of the database's machine rather than of a query: no connection within
 * the bounded wait, a server that is stopping, a statement or transaction past its time. Null for anything
 * else, such as another service that cannot be reached. `inTransaction` asks it by itself; for a lone query it
 * is for whoever answers the caller.
 */
export function asUnavailable(error: unknown): AppError | null {
  if (isAppError(error)) return error.code === 'UNAVAILABLE' ? error : null
  return isFromDatabase(error) ? connectionFailure(error) : null
}

/** The same for an error that can only come from the database. */
export function connectionFailure(error: unknown): AppError | null {
  if (isAppError(error)) return error.code === 'UNAVAILABLE' ? error : null
  if (hasCode(error, timeoutCodes)) {
    return new AppError('UNAVAILABLE', 'The database took too long. Try again.', {
      details: { reason: 'database_timeout' },
      cause: error,
    })
  }
  const unreachable =
    hasCode(error, unreachableCodes) ||
    has(error, 'kind', unreachableKinds) ||
    saysUnreachable(error)
  if (!unreachable) return null
  return new AppError('UNAVAILABLE', 'The database cannot be reached just now. Try again.', {
    details: { reason: 'database_unreachable' },
    cause: error,
  })
}

function isFromDatabase(error: unknown): boolean {
  for (const layer of layers(error)) {
    const name: unknown = Reflect.get(layer, 'name')
    const isPrisma = typeof name === 'string' && /^(?:PrismaClient|DriverAdapter)/.test(name)
    if (isPrisma || 'severity' in layer || saysUnreachable(layer)) return true
  }
  return false
}

function saysUnreachable(error: unknown): boolean {
  for (const layer of layers(error)) {
    const message: unknown = Reflect.get(layer, 'message')
    if (typeof message === 'string' && unreachableText.test(message)) return true
  }
  return false
}
