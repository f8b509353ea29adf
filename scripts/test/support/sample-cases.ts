import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { interchange } from '@backarch/features-interchange/feature'
import { otherResources } from '@backarch/features-interchange/schemas'
import { pricing } from '@backarch/features-pricing/feature'
import type { ResourceCost } from '@backarch/features-pricing/schemas'
import { createOperatorCaller } from '@backarch/server/operator'
import { jsonObjectSchema } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { projectOf, usageFileOf } from './write-case.ts'

/** Resources with what a trusted estimator prints for them; beside the workspace of those who have them. */
const file = join(import.meta.dirname, '../../../../shared/facts/estimates/sample-cases.json')

const componentSchema = z.object({
  name: z.string(),
  group: z.string().nullable(),
  monthly_qty: z.number().nullable(),
  monthly_cost: z.number().nullable(),
})

const caseSchema = z.object({
  /** `<provider>/<project>/<address>` */
  id: z.string(),
  provider: z.enum(['aws', 'azure', 'google']),
  resource_type: z.string(),
  address: z.string(),
  region: z.string(),
  attributes: jsonObjectSchema,
  usage: jsonObjectSchema,
  components: z.array(componentSchema),
  monthly_total: z.number(),
})

export type SampleCase = z.infer<typeof caseSchema>

/** `wrong`: more than 1 % off. */
export type Verdict = 'matched' | 'wrong' | 'unpriced' | 'unsupported'

export interface Judged {
  readonly sample: SampleCase
  readonly verdict: Verdict
  /** Null when it was not estimated at all. */
  readonly cost: ResourceCost | null
  /** Why it was not. */
  readonly problem?: string
}

/** Null where the cases are not at hand. */
export function readSampleCases(): SampleCase[] | null {
  return existsSync(file) ? z.array(caseSchema).parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}

/** Writes each case as a Terraform project with a usage file, estimates it, and compares. */
export async function judge(samples: readonly SampleCase[]): Promise<Judged[]> {
  await using operator = createOperatorCaller({ interchange, pricing })
  const all = readSampleCases() ?? []
  const judged: Judged[] = []
  for (const sample of samples) {
    try {
      const files = [{ path: 'main.tf.json', content: JSON.stringify(projectOf(sample, all)) }]
      const { graph, report } = await operator.caller.interchange.importTerraform({ files })
      const { resources } = await operator.caller.pricing.estimate({
        graph,
        others: otherResources(report),
        usageFile: usageFileOf(sample),
      })
      const cost = resources.find(({ address }) => address === sample.address) ?? null
      judged.push({ sample, verdict: verdictOf(sample, cost), cost })
    } catch (error) {
      judged.push({ sample, verdict: 'unsupported', cost: null, problem: String(error) })
    }
  }
  return judged
}

function verdictOf({ monthly_total: wanted }: SampleCase, cost: ResourceCost | null): Verdict {
  if (cost === null || cost.status === 'unsupported') return 'unsupported'
  if (cost.status === 'unpriced') return 'unpriced'
  const off = Math.abs((cost.monthly ?? 0) - wanted)
  // The estimator prints cents.
  return off <= Math.max(0.01 * wanted, 0.005) ? 'matched' : 'wrong'
}

/** Of each provider, the mean over its types of the part of the cases that matched. */
export function shareByProvider(judged: readonly Judged[]): Record<string, number> {
  const providers = Map.groupBy(judged, ({ sample }) => sample.provider)
  return Object.fromEntries(
    [...providers].map(([provider, ofProvider]) => {
      const types = [...Map.groupBy(ofProvider, ({ sample }) => sample.resource_type).values()]
      const parts = types.map((cases) => count(cases, 'matched') / cases.length)
      return [provider, parts.reduce((sum, part) => sum + part, 0) / parts.length]
    }),
  )
}

/** A line for each type. */
export function tableByType(judged: readonly Judged[]): string {
  const types = [...Map.groupBy(judged, ({ sample }) => sample.resource_type)].toSorted(
    ([one], [other]) => one.localeCompare(other),
  )
  const row = (cells: readonly (string | number)[]) =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(56) : String(cell).padStart(12))).join('')
  return [
    row(['', 'matched', 'wrong', 'unpriced', 'unsupported']),
    ...types.map(([type, cases]) =>
      row([
        type,
        ...(['matched', 'wrong', 'unpriced', 'unsupported'] as const).map(
          (v) => count(cases, v) || '·',
        ),
      ]),
    ),
  ].join('\n')
}

function count(judged: readonly Judged[], wanted: Verdict): number {
  return judged.filter(({ verdict }) => verdict === wanted).length
}
