import { nameSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { transportSchema } from './session.ts'

/** Bytes as base64url; `max` counts its letters. */
const bytes = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/, 'must be base64url')

/** A credential id has 1,023 bytes at most. */
const credentialIdSchema = bytes(1364)
const clientDataSchema = bytes(4096)
const attachmentSchema = z.enum(['platform', 'cross-platform']).nullish()
/** We ask for no extension, and look at nothing that one answers unasked; so it is left out, whatever it is. */
const extensionResultsSchema = z
  .record(z.string().max(100), z.unknown())
  .optional()
  .transform(() => ({}))

/** What `navigator.credentials.create()` answers, by its `toJSON()`. */
export const passkeyRegistrationSchema = z.strictObject({
  id: credentialIdSchema,
  rawId: credentialIdSchema,
  type: z.literal('public-key'),
  authenticatorAttachment: attachmentSchema,
  clientExtensionResults: extensionResultsSchema,
  response: z.strictObject({
    clientDataJSON: clientDataSchema,
    attestationObject: bytes(16_384),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,32}$/))
      .max(10)
      .optional(),
    authenticatorData: bytes(16_384).optional(),
    publicKey: bytes(8192).optional(),
    publicKeyAlgorithm: z.int().optional(),
  }),
})

/** What `navigator.credentials.get()` answers, by its `toJSON()`. */
export const passkeyAssertionSchema = z.strictObject({
  id: credentialIdSchema,
  rawId: credentialIdSchema,
  type: z.literal('public-key'),
  authenticatorAttachment: attachmentSchema,
  clientExtensionResults: extensionResultsSchema,
  response: z.strictObject({
    clientDataJSON: clientDataSchema,
    authenticatorData: bytes(4096),
    signature: bytes(8192),
    userHandle: bytes(88).nullish(),
  }),
})

export const addPasskeyInputSchema = z.strictObject({
  /** What the person calls it, e.g. the device it is on. */
  name: nameSchema,
  passkey: passkeyRegistrationSchema,
})

export const beginSecondPasskeyInputSchema = z.strictObject({
  /** What the first proof was answered with. */
  challenge: z.string().min(1).max(200),
})

export const signInWithPasskeyInputSchema = z.strictObject({
  session: transportSchema,
  passkey: passkeyAssertionSchema,
})

export const provePasskeyInputSchema = z.strictObject({ passkey: passkeyAssertionSchema })
export const renamePasskeyInputSchema = z.strictObject({ id: credentialIdSchema, name: nameSchema })
export const removePasskeyInputSchema = z.strictObject({ id: credentialIdSchema })

const descriptorSchema = z.strictObject({
  type: z.literal('public-key'),
  id: z.string(),
  transports: z.array(z.string()).optional(),
})

/** For `PublicKeyCredential.parseCreationOptionsFromJSON()`, and then `navigator.credentials.create()`. */
export const passkeyCreationSchema = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(descriptorSchema),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
})

/** For `PublicKeyCredential.parseRequestOptionsFromJSON()`, and then `navigator.credentials.get()`. */
export const passkeyRequestSchema = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
  /** Empty: the person chooses among the passkeys that the device has for this site. */
  allowCredentials: z.array(descriptorSchema),
})

export const passkeySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  /** Whether it outlives the device, because a password manager keeps copies. */
  backedUp: z.boolean(),
})

export const passkeysSchema = z.strictObject({ passkeys: z.array(passkeySchema) })
export const passkeyRemovedSchema = z.strictObject({ status: z.literal('removed') })

export type PasskeyRegistration = z.output<typeof passkeyRegistrationSchema>
export type PasskeyAssertion = z.output<typeof passkeyAssertionSchema>
export type AddPasskeyInput = z.output<typeof addPasskeyInputSchema>
export type BeginSecondPasskeyInput = z.output<typeof beginSecondPasskeyInputSchema>
export type SignInWithPasskeyInput = z.output<typeof signInWithPasskeyInputSchema>
export type ProvePasskeyInput = z.output<typeof provePasskeyInputSchema>
export type RenamePasskeyInput = z.output<typeof renamePasskeyInputSchema>
export type RemovePasskeyInput = z.output<typeof removePasskeyInputSchema>
export type PasskeyCreation = z.infer<typeof passkeyCreationSchema>
export type PasskeyRequest = z.infer<typeof passkeyRequestSchema>
export type Passkey = z.infer<typeof passkeySchema>
export type PasskeyRemoved = z.infer<typeof passkeyRemovedSchema>
