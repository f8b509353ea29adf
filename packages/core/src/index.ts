export { AppError, errorCodes, isAppError, type ErrorCode, type ErrorDetails } from './errors.ts'
export { newId } from './ids.ts'

export { ConfigError } from './config/config-error.ts'
export { coreEnv } from './config/core-env.ts'
export {
  defineEnv,
  type EnvDefinition,
  type EnvProblem,
  type EnvSource,
  type EnvVariable,
} from './config/env-definition.ts'
export { loadConfig, type Config } from './config/load-config.ts'
export { readConfig } from './config/read-config.ts'
export { readProcessEnv } from './config/read-process-env.ts'
export { renderEnvExample } from './config/render-env-example.ts'

export { createLogger } from './logging/create-logger.ts'
export { logLevels, type Logger, type LogLevel, type LogMethod } from './logging/logger.ts'
export { redact, type Loggable } from './logging/redact.ts'
export { currentRequestId, withRequestId } from './logging/request-id.ts'

export { createGate, type Gate } from './security/gate.ts'
export { escapeMarkup } from './security/escape-markup.ts'
export { checkPassword } from './security/check-password.ts'
export {
  encryptionKeysText,
  generateEncryptionKey,
  type EncryptionKey,
} from './security/encryption-key.ts'
export { hashOpaqueToken, isOpaqueToken, newOpaqueToken } from './security/opaque-token.ts'
export { hashPassword, passwordLoad, verifyPassword } from './security/passwords.ts'
export { safeReturnPath } from './security/return-path.ts'
export { createSecretBox, type SecretBox } from './security/secret-box.ts'
export {
  generateSigningKey,
  signingKeySchema,
  signingKeysText,
  type SigningKey,
} from './security/signing-key.ts'
export { createTokenIssuer, type TokenIssuer, type VerifiedToken } from './security/token-issuer.ts'

export { isSecretReference, loadSecret } from './secrets/load-secret.ts'
export { resolveSecrets } from './secrets/resolve-secrets.ts'

export { createStorage } from './storage/create-storage.ts'
export { startEmbeddedS3, type EmbeddedS3 } from './storage/embedded/start-embedded-s3.ts'
export type {
  ObjectStorage,
  PresignedRequest,
  StorageCheck,
  StoredObject,
} from './storage/object-storage.ts'

export { createMailer } from './mail/create-mailer.ts'
export type { Mailer, MailMessage } from './mail/mailer.ts'

export {
  createWorker,
  type Worker,
  type WorkerFault,
  type WorkerOptions,
} from './workers/create-worker.ts'
