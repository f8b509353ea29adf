import type { GraphNode } from '@backarch/services-topology/schemas'
import fc from 'fast-check'

import type { Estimate } from '../src/schemas.ts'
import { estimateGraph } from '../src/service/estimate.ts'
import { examples } from './examples.ts'
import { nodeOf } from './node-of.ts'

export function estimateOf(nodes: readonly GraphNode[]): Estimate {
  return estimateGraph({ nodes: [...nodes], edges: [], groups: [] })
}

/** Dollars as whole micro-cents, in which the sums are exact. */
export function microCents(dollars: number): number {
  return Math.round(dollars * 1e8)
}

export function sum(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((total, amount) => total + microCents(amount ?? 0), 0)
}

const amount = fc.double({ min: 0, max: 1e5, noNaN: true }).map((value) => Math.abs(value))
const regions = fc.constantFrom('us-east-1', 'us-east-2', 'eu-west-1', 'us-gov-west-1', null)

/** Nodes of every kind, in regions with and without prices, with known and unknown amounts. */
export const anyNode: fc.Arbitrary<GraphNode> = fc.oneof(
  fc.tuple(fc.constantFrom(...examples), regions).map(([node, region]) => ({ ...node, region })),
  fc
    .tuple(regions, fc.constantFrom('gp2', 'gp3', 'standard', null), amount, fc.option(amount))
    .map(([region, volumeType, sizeGb, requests]) =>
      nodeOf(
        'aws.ebs-volume',
        { volumeType, sizeGb },
        { region, usage: requests === null ? {} : { monthly_standard_io_requests: requests } },
      ),
    ),
  fc.tuple(regions, fc.option(amount), fc.option(amount)).map(([region, requests, milliseconds]) =>
    nodeOf(
      'aws.lambda-function',
      { memoryMb: 512 },
      {
        region,
        usage: {
          ...(requests !== null && { monthly_requests: requests }),
          ...(milliseconds !== null && { request_duration_ms: milliseconds }),
        },
      },
    ),
  ),
)
export const anyNodes = fc.array(anyNode, { maxLength: 20 })
