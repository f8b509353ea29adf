import { readFile } from 'node:fs/promises'

import { AppError } from '@backarch/core'
import { otherResources, type ImportResult } from '@backarch/features-interchange/schemas'
import {
  bundledPriceBook,
  estimate,
  priceBookOnTerms,
  type EstimateOptions,
} from '@backarch/features-pricing'
import {
  commitments,
  maxUsageFileLength,
  type Commitment,
  type Estimate,
  type UsageProfile,
} from '@backarch/features-pricing/schemas'

import { readTerms, type TermsOptions } from './terms.ts'

/** What `estimate` and `diff` can be told of how a project is used and paid for. */
export interface CostingOptions extends TermsOptions {
  /** Path of a usage file. */
  readonly usage: string | undefined
  /** Hours a month that runs what can be stopped. */
  readonly hours: string | undefined
  /** Leaves out what each provider gives an account every month. */
  readonly freeTier: boolean
  /** What everything is bought with that can be. */
  readonly commitment: string | undefined
}

export interface Assumed {
  readonly profile?: UsageProfile | undefined
  readonly unknownAddresses?: EstimateOptions['unknownAddresses']
}

export interface Costing {
  readonly usageFile: string | undefined
  /** What a project costs. */
  readonly costOf: (imported: ImportResult, assumed?: Assumed) => Estimate
}

/** Reads what the options name, before anything is priced. */
export async function readCosting(options: CostingOptions): Promise<Costing> {
  const usageFile = options.usage === undefined ? undefined : await readUsageFile(options.usage)
  const terms = await readTerms(options)
  const machineHours = hoursOf(options.hours)
  const commitment = commitmentOf(options.commitment)
  const book = priceBookOnTerms(bundledPriceBook(), terms)
  return {
    usageFile,
    costOf: ({ graph, report }, { profile, unknownAddresses = 'refuse' } = {}) =>
      estimate(
        {
          graph,
          others: otherResources(report),
          ...(usageFile !== undefined && { usageFile }),
          freeTier: options.freeTier,
          ...(commitment !== undefined && { commitment }),
          ...(machineHours !== undefined && { machineHours }),
          ...(profile !== undefined && { profile }),
        },
        { book, currency: terms.currency, unknownAddresses },
      ),
  }
}

function hoursOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) <= 730) return Number(text)
  throw new AppError(
    'VALIDATION',
    `--hours is how many of a month's 730 hours machines run, such as 220, not "${text}".`,
  )
}

function commitmentOf(text: string | undefined): Commitment | undefined {
  const commitment = commitments.find((known) => known === text)
  if (text === undefined || commitment !== undefined) return commitment
  throw new AppError(
    'VALIDATION',
    `--commitment is one of ${commitments.join(', ')}, not "${text}".`,
  )
}

async function readUsageFile(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('VALIDATION', `The usage file ${path} cannot be read; check its path.`, {
      cause,
    })
  })
  if (text.length <= maxUsageFileLength) return text
  throw new AppError(
    'VALIDATION',
    `The usage file ${path} has more than ${maxUsageFileLength} characters; leave out what has no usage.`,
  )
}
