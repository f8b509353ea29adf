import type { z } from 'zod'

/** A kind of cloud component. Adding one is adding a file to `kinds/`. */
export interface ComponentKind {
  /** `<provider>.<name>`, e.g. `aws.ec2-instance`. */
  readonly id: string
  readonly label: string
  readonly provider: 'aws' | 'azure' | 'google'
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
}

export function defineKind<const K extends ComponentKind>(kind: K): K {
  return kind
}
