import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { expect, test } from 'vitest'

import { backarch } from './support/backarch.ts'

const columns =
  'SKU,OfferTermCode,RateCode,TermType,PriceDescription,EffectiveDate,StartingRange,EndingRange,Unit,PricePerUnit,' +
  'Currency,LeaseContractLength,PurchaseOption,OfferingClass,Product Family,serviceCode,Instance Type,' +
  'Operating System,Tenancy,usageType,Region Code,Note'

/** An offer of AWS: machines with a price on demand and reserved, and a text that nobody asked for. */
function* offer(bytes: number): Generator<string> {
  yield 'FormatVersion,v1.0\nOfferCode,AmazonEC2\nVersion,1\nPublication Date,2026-03-01T10:00:00Z\n'
  yield `${columns}\n`
  const note = 'Text. '.repeat(120)
  for (let at = 0, written = 0; written < bytes; at++) {
    const rest = `Compute Instance,AmazonEC2,m${at}.large,Linux,Shared,BoxUsage:m${at}.large,us-east-1,${note}`
    const rows = [
      `S${at},T1,S${at}.T1.R,OnDemand,One hour,2026-03-01,0,Inf,Hrs,0.1,USD,,,,${rest}\n`,
      `S${at},T2,S${at}.T2.R,Reserved,One hour,2026-03-01,0,Inf,Hrs,0.06,USD,1yr,No Upfront,standard,${rest}\n`,
    ].join('')
    written += rows.length
    yield rows
  }
}

const tellMemory =
  "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))"

test('a price list of tens of megabytes takes a process of the size that one of two takes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'backarch-prices-'))
  const env = { DATA_DIR: join(folder, 'data') }
  /** The most memory that the command ever had, in MB. */
  const peakOf = async (megabytes: number): Promise<number> => {
    const file = join(folder, `${megabytes}.csv`)
    await pipeline(Readable.from(offer(megabytes * 1e6)), createWriteStream(file))
    const args = ['prices', 'import', file, '--name', `${megabytes} MB`]
    const memory = { ...env, NODE_OPTIONS: `--import ${tellMemory}` }
    const { code, stdout, stderr } = await backarch(args, memory)
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('prices') })
    return (Number(stderr) * 1024) / 1e6
  }
  try {
    // Sets up the database, which is no part of an import.
    expect(await backarch(['prices', 'list'], env)).toMatchObject({ code: 0 })
    const small = await peakOf(2)
    const large = await peakOf(30)
    expect(large - small).toBeLessThan(25)
    expect(large).toBeLessThan(200)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
