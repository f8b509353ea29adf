import type { z } from 'zod'

/** A kind of cloud component. Adding one is adding a file to `kinds/`. */
export interface ComponentKind {
  /** `<provider>.<name>`, e.g. `aws.ec2-instance`. */
  readonly id: string
  readonly label: string
  /** `any` for what lies with no provider: the internet. */
  readonly provider: 'aws' | 'azure' | 'google' | 'any'
  readonly category:
    | 'compute'
    | 'storage'
    | 'database'
    | 'network'
    | 'messaging'
    | 'cdn'
    | 'security'
    | 'operations'
  /** What it is configured as. Strict; every optional setting has its provider's default or is nullable when unknown. */
  readonly settings: z.ZodObject
  /** What it does in a month, named as in an Infracost usage file. Strict; every key optional. */
  readonly usage: z.ZodObject
  /**
   * How what goes to and from it over the network is billed, where that does not follow from its region and zone:
   * - `regional`: a service of its whole region, between which and the region's zones nothing is billed;
   * - `metered`: what it sends is billed with it, from its own usage;
   * - `edge`: all that passes it is, both ways: it lies at the edges of the provider's network.
   */
  readonly traffic?: 'regional' | 'metered' | 'edge'
}

export function defineKind<const K extends ComponentKind>(kind: K): K {
  return kind
}
