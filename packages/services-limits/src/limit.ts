import { z } from 'zod'

/** At most `attempts` in a window of `seconds`. */
const ruleSchema = z.strictObject({
  attempts: z.int().min(1).max(1_000_000),
  seconds: z
    .int()
    .min(1)
    .max(24 * 60 * 60),
})

const limitSchema = z.strictObject({
  name: z.string().regex(/^[a-z][\w.]*$/, 'a name is like auth.sign_in'),
  account: ruleSchema.optional(),
  address: ruleSchema.optional(),
  network: ruleSchema.optional(),
})

export type Rule = Readonly<z.output<typeof ruleSchema>>

/** By what attempts are counted: whose account they are at, the caller's IP address, its /24 or /64. */
export type BucketKind = 'account' | 'address' | 'network'

/** Counts attempts by where they come from. */
export interface PeerLimit {
  /** Its feature and what is tried, e.g. `auth.sign_in`. Limits of one name share their counts. */
  readonly name: string
  readonly account?: never
  readonly address?: Rule
  readonly network?: Rule
}

/** Counts attempts by the account they are at as well. */
export interface AccountLimit {
  readonly name: string
  readonly account: Rule
  readonly address?: Rule
  readonly network?: Rule
}

export type Limit = PeerLimit | AccountLimit

/** A limit for a constant of a module. Throws for numbers that make no limit. */
export function defineLimit<L extends Limit>(limit: L): L {
  limitSchema.parse(limit)
  return limit
}
