import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { editDistance, nearestName } from '../src/catalog/nearest-name.ts'
import { openCatalog } from '../src/catalog/open-catalog.ts'
import { createPriceBook } from '../src/catalog/price-book.ts'
import { costOf } from './cost-of.ts'

describe('a price that is missing because a name is mistyped', () => {
  const why = (kind: string, settings: Parameters<typeof costOf>[1], region = 'us-east-1') => {
    const cost = costOf(kind, settings, { region })
    expect(cost).toMatchObject({ status: 'unpriced', monthly: null })
    return cost.components[0]?.source
  }

  test.each([
    ['us-esat-1', 'us-esat-1 is no region of AWS that the catalog knows; did you mean us-east-1?'],
    ['us-east1', 'us-east1 is no region of AWS that the catalog knows; did you mean us-east-1?'],
    ['eu-wset-2', 'eu-wset-2 is no region of AWS that the catalog knows; did you mean eu-west-2?'],
    ['banana', 'banana is no region of AWS that the catalog knows'],
  ])('says so of the region %s', (region, reason) => {
    expect(why('aws.ec2-instance', { instanceType: 't3.large' }, region)).toBe(
      `no price: ${reason}`,
    )
  })

  test.each([
    ['aws.ec2-instance', { instanceType: 't3.lrage' }, 'us-east-1', 't3.lrage', 't3.large'],
    ['aws.ec2-instance', { instanceType: 'm5.3xlarge' }, 'us-east-1', 'm5.3xlarge', 'm5.2xlarge'],
    ['aws.ec2-instance', { instanceType: 'T3.Lrage' }, 'us-east-1', 'T3.Lrage', 't3.large'],
    [
      'aws.rds-instance',
      { engine: 'mysql', instanceClass: 'db.t3.lrage' },
      'us-east-1',
      'mysql db.t3.lrage',
      'mysql db.t3.large',
    ],
    [
      'aws.elasticache',
      { engine: 'redis', nodeType: 'cache.m5.lagre', nodeCount: 1 },
      'eu-west-1',
      'cache.m5.lagre',
      'cache.m5.large',
    ],
    [
      'google.compute-instance',
      { machineType: 'n1-standrad-4' },
      'us-central1',
      'n1-standrad-4',
      'n1-standard-4',
    ],
    [
      'azure.virtual-machine',
      { operatingSystem: 'linux', size: 'Standard_D2sv3' },
      'eastus',
      'd2sv3',
      'd2s_v3',
    ],
  ])('says so of a machine: %s %j', (kind, settings, region, name, meant) => {
    expect(why(kind, settings, region)).toBe(
      `no price: ${name} is not in the catalog; did you mean ${meant}?`,
    )
  })

  test.each([
    [
      'us-centrla1',
      'google.compute-instance',
      { machineType: 'n1-standard-4' },
      'Google Cloud',
      'us-central1',
    ],
    [
      'westeurop',
      'azure.virtual-machine',
      { operatingSystem: 'linux', size: 'Standard_D2s_v3' },
      'Azure',
      'westeurope',
    ],
  ])('knows the regions of every provider: %s', (region, kind, settings, provider, meant) => {
    expect(why(kind, settings, region)).toBe(
      `no price: ${region} is no region of ${provider} that the catalog knows; did you mean ${meant}?`,
    )
  })

  test('says nothing of the kind of what there is, and has no price', () => {
    const missing = /^no price for .* in the catalog of \d{4}/
    expect(why('aws.ec2-instance', { instanceType: 't3.large' }, 'eu-west-3')).toMatch(missing)
    expect(why('aws.ec2-instance', { instanceType: 't3.large' }, 'cn-north-1')).toMatch(missing)
    // Among seventeen classes, one that is not listed is not mistyped.
    expect(why('aws.rds-instance', { engine: 'mysql', instanceClass: 'db.r5.large' })).toMatch(
      missing,
    )
    const windows = { usage: { operating_system: 'windows' } }
    const [machine] = costOf('aws.ec2-instance', { instanceType: 'm3.medium' }, windows).components
    expect(machine?.source).toMatch(missing)
  })

  test('is found in no time, however many there are', () => {
    const book = createPriceBook(openCatalog())
    const reference = { service: 'aws.ec2', product: 'on-demand-linux' }
    for (let at = 0; at < 2_000; at += 1) {
      const price = book.find({ ...reference, key: `t3.larg${at}` }, 'hours', 'us-east-1')
      expect(price.known).toBe(false)
    }
    const long = book.find({ ...reference, key: 'x'.repeat(100_000) }, 'hours', 'y'.repeat(100_000))
    expect(long.known).toBe(false)
  })
})

describe('the nearest name', () => {
  const text = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', '1', '-') })

  test('is at a distance that obeys the laws of distances (property)', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const distance = editDistance(left, right)
        expect(distance).toBe(editDistance(right, left))
        expect(distance === 0).toBe(left === right)
        expect(distance).toBeGreaterThanOrEqual(Math.abs(left.length - right.length))
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length))
      }),
    )
  })

  test('is the nearest of all, whatever the shortcuts (property)', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 6 }), (typed, names) => {
        const found = nearestName(typed, names)
        const most = Math.min(2, Math.floor(typed.length / 3))
        const distances = names.map((name) => editDistance(typed, name))
        const least = Math.min(...distances)
        const wanted = most === 0 || least > most ? null : least
        expect(found === null ? null : editDistance(typed, found)).toBe(wanted)
      }),
    )
  })

  test('counts two letters that changed places as one mistake', () => {
    expect(editDistance('esat', 'east')).toBe(1)
    expect(editDistance('large', 'lrage')).toBe(1)
    expect(editDistance('', 'abc')).toBe(3)
  })
})
