import { readFile } from 'node:fs/promises'

import { AppError } from '@backarch/core'
import { requireKnownPrices } from '@backarch/features-pricing'
import { termsSchema, type Terms } from '@backarch/features-pricing/schemas'

export interface TermsOptions {
  /** Path of a file with terms as JSON. */
  readonly terms: string | undefined
  /** Percent; takes the place of the file's. */
  readonly discount: string | undefined
  /** `EUR=0.92`, at a rate of today; takes the place of the file's. */
  readonly currency: string | undefined
}

/** On what terms the bill is paid: the catalog's, where no option says otherwise. */
export async function readTerms({ terms, discount, currency }: TermsOptions): Promise<Terms> {
  const given = terms === undefined ? termsSchema.parse({}) : await readTermsFile(terms)
  requireKnownPrices(given.customPrices)
  return {
    ...given,
    ...(discount !== undefined && { discountPercent: percentOf(discount) }),
    ...(currency !== undefined && { currency: currencyOf(currency) }),
  }
}

async function readTermsFile(path: string): Promise<Terms> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw invalid(`The terms file ${path} cannot be read; check its path.`, cause)
  })
  const parsed = termsSchema.safeParse(parseJson(path, text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const at = issue?.path.join('.') ?? ''
  throw invalid(`${path}: ${at === '' ? '' : `${at}: `}${issue?.message}.`)
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalid(`${path} is no JSON: ${error instanceof Error ? error.message : ''}.`, error)
  }
}

function percentOf(text: string): number {
  const percent = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && percent <= 100) return percent
  throw invalid(`--discount is a number of percent from 0 to 100, such as 10, not "${text}".`)
}

function currencyOf(text: string): Terms['currency'] {
  const [, code, rate] = /^([A-Z]{3})=(\d+(?:\.\d+)?)$/.exec(text) ?? []
  const perDollar = Number(rate)
  const date = new Date().toISOString().slice(0, 10)
  const parsed = termsSchema.shape.currency.safeParse({ code, perDollar, date })
  if (parsed.success && code !== undefined) return parsed.data
  const because =
    code === undefined ? `not "${text}"` : (parsed.error?.issues[0]?.message ?? `not "${text}"`)
  throw invalid(
    `--currency is a currency and how many of it are a dollar, as EUR=0.92: ${because}.`,
  )
}

function invalid(message: string, cause?: unknown): AppError {
  return new AppError('VALIDATION', message, { cause })
}
