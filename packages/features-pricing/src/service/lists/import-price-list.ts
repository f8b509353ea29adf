import type { Context } from '@backarch/api'
import { isAppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { requireOperator } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import type { Entry } from '../../lists/entry.ts'
import { priceListError } from '../../lists/price-list-error.ts'
import { readPriceList } from '../../lists/read-price-list.ts'
import { recogniseFormat, type Format } from '../../lists/recognise-format.ts'
import * as lists from '../../repo/price-lists.ts'
import { analysePrices, findScope } from '../../repo/prices.ts'
import type { ImportPricesInput, ImportPricesEvent } from '../../schemas.ts'
import { importRunning } from './import-running.ts'
import { namePrices } from './name-prices.ts'
import { openPriceFile, type PriceFile } from './open-price-file.ts'
import { storeEntries, type Batch } from './store-entries.ts'
import { sweepPrices } from './sweep-prices.ts'
import { toPriceListView } from './to-price-list-view.ts'

/**
 * Reads a provider's price list into the database and, when it is whole, puts it in the place of the list of its name:
 * until then, and whatever goes wrong, the lists in use stay as they are. An import that was interrupted goes on where
 * it was when the same file is imported again. Tells how far it is, and the list in the end.
 *
 * Throws FORBIDDEN (`operator_only`), VALIDATION (`price_list`) for a file that is none, in one line, and CONFLICT
 * (`import_running`) when the same import runs elsewhere.
 */
export async function* importPriceList(
  ctx: Context,
  { file: path, provider, name }: ImportPricesInput,
): AsyncGenerator<ImportPricesEvent> {
  requireOperator(ctx)
  const file = await openPriceFile(path, ctx.signal)
  const format = recogniseFormat(file.beginning)
  if (provider !== undefined && provider !== format.provider) {
    throw priceListError(`it is of ${format.provider}, and not of ${provider}.`)
  }
  await sweepPrices(ctx)
  const known = await lists.findListsOfFile(ctx.db, file.sha256)
  const inUse = known.find(
    (list) => list.status === 'active' && (name === undefined || list.name === name),
  )
  if (inUse !== undefined) {
    yield { type: 'done', unchanged: true, replaced: null, list: toPriceListView(inUse) }
    return
  }
  const list =
    known.find(({ status }) => status === 'importing') ?? (await begin(ctx, format, file))
  const told = yield* storeList(ctx, list, format, file)
  const { activated, replaced } = await activate(ctx, { list, format, told, name })
  await sweepPrices(ctx)
  await analysePrices(ctx.db)
  yield { type: 'done', unchanged: false, replaced, list: toPriceListView(activated) }
}

async function begin(
  ctx: Context,
  { provider }: Format,
  file: PriceFile,
): Promise<lists.PriceList> {
  const { name: fileName, bytes: fileBytes, sha256 } = file
  const id = ctx.newId()
  const now = ctx.now()
  return lists.insertPriceList(ctx.db, { id, provider, fileName, fileBytes, sha256, now })
}

/** What a file says of the whole list. */
interface Told {
  offer?: string | undefined
  version?: string | undefined
  publishedAt?: string | undefined
  currency?: string | undefined
}

/** One write is under way while the next one's entries are read. */
async function* storeList(
  ctx: Context,
  list: lists.PriceList,
  format: Format,
  file: PriceFile,
): AsyncGenerator<ImportPricesEvent, Told> {
  const told: Told = {}
  let bytes = 0
  const counted = async function* counted() {
    for await (const chunk of file.read()) {
      bytes += chunk.length
      yield chunk
    }
  }
  let writing: Promise<unknown> = Promise.resolve()
  try {
    for await (const batch of batchesOf(readPriceList(format, counted()), told, list.entries)) {
      await writing
      writing = storeEntries(ctx, list.id, batch)
      // Awaited in the next round; without this a failure would count as unhandled until then.
      writing.catch(() => {})
      yield { type: 'progress', bytes, fileBytes: file.bytes, entries: batch.from }
    }
    await writing
    if (told.currency === undefined) throw priceListError('it holds no price.')
    return told
  } catch (error) {
    if (isAppError(error) && error.code === 'VALIDATION') {
      await lists.refusePriceList(ctx.db, { id: list.id, problem: error.message, now: ctx.now() })
      await sweepPrices(ctx)
    }
    throw error
  } finally {
    // Also when nobody wants to hear more: then the next import begins behind it.
    await writing.catch(() => {})
  }
}

const entriesOfBatch = 250

/** All entries behind the first `done`, which are stored; what the file says of itself goes into `told`. */
async function* batchesOf(
  read: AsyncIterable<readonly Entry[]>,
  told: Told,
  done: number,
): AsyncGenerator<Batch> {
  let from = done
  let seen = 0
  let entries: Batch['entries'][number][] = []
  for await (const some of read) {
    for (const entry of some) {
      if (entry.kind === 'head') {
        told.offer = entry.offer ?? told.offer
        told.version = entry.version ?? told.version
        told.publishedAt = entry.publishedAt ?? told.publishedAt
        continue
      }
      if (entry.kind === 'rate') told.currency ??= entry.currency
      seen += 1
      if (seen > done) entries.push(entry)
    }
    if (entries.length < entriesOfBatch) continue
    yield { from, entries }
    from += entries.length
    entries = []
  }
  if (entries.length > 0) yield { from, entries }
}

interface Whole {
  readonly list: lists.PriceList
  readonly format: Format
  readonly told: Told
  readonly name: string | undefined
}

async function activate(ctx: Context, { list, format, told, name }: Whole) {
  const { id } = list
  const { service, region } = await findScope(ctx.db, id)
  const offer = told.offer ?? format.offer ?? service ?? 'All services'
  const estimated = await namePrices(ctx, {
    id,
    provider: format.provider,
    currency: told.currency,
  })
  const chosen = name ?? (region === null ? offer : `${offer}/${region}`)
  const activation = {
    id,
    provider: format.provider,
    name: chosen,
    offer,
    version: told.version ?? null,
    publishedAt: told.publishedAt === undefined ? null : new Date(told.publishedAt),
    currency: told.currency ?? '',
    estimated,
    now: ctx.now(),
  }
  return inTransaction(
    ctx.db,
    async (tx) => {
      const { activated, replaced } = await lists.activatePriceList(tx, activation)
      const row = activated ? await lists.findPriceList(tx, id) : null
      if (row === null) throw importRunning()
      await recordAudit(ctx, tx, {
        action: 'pricing.price_list_activated',
        orgId: null,
        target: { kind: 'price_list', id },
        details: { provider: row.provider, entries: row.entries, ...(replaced && { replaced }) },
      })
      return { activated: row, replaced }
    },
    { isolation: 'Serializable' },
  )
}
