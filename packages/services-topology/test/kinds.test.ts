import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { componentKinds, findKind } from '../src/index.ts'
import * as kinds from '../src/kinds/index.ts'

const folder = join(import.meta.dirname, '../src/kinds')
const all = [...componentKinds.values()]

describe('component kinds', () => {
  it('are found by an id that is told apart from every other', () => {
    expect(componentKinds.size).toBe(Object.keys(kinds).length)
    expect(findKind('aws.ec2-instance')?.label).toBe('EC2 instance')
    expect(findKind('aws.quantum-flux')).toBeUndefined()
    expect(findKind('__proto__')).toBeUndefined()
  })

  it.each(all.map((kind) => [kind.id, kind] as const))('%s is named after its file', (id, kind) => {
    const file = `${id.replace('.', '-')}.ts`
    expect(readdirSync(folder)).toContain(file)
    expect(id.startsWith(`${kind.provider}.`)).toBe(true)
  })

  it.each(all)('$id has a default for every setting, and accepts that one is not known', (kind) => {
    const defaults = kind.settings.parse({})
    expect(Object.keys(defaults).toSorted()).toEqual(Object.keys(kind.settings.shape).toSorted())
    // Nested settings are objects; what is in them may be unknown, they themselves are always there.
    const plain = Object.entries(defaults).filter(([, value]) => !isObject(value))
    const refused = plain.filter(([name]) => !kind.settings.safeParse({ [name]: null }).success)
    expect(refused).toEqual([])
    expect(kind.settings.parse(defaults)).toEqual(defaults)
    expect(JSON.parse(JSON.stringify(defaults))).toEqual(defaults)
  })

  it.each(all)('AZ3 $id refuses a setting or usage that it does not have', (kind) => {
    expect(kind.settings.safeParse({ orgId: 'x' }).success).toBe(false)
    expect(kind.usage.safeParse({ orgId: 1 }).success).toBe(false)
    expect(kind.usage.safeParse({}).success).toBe(true)
  })

  it.each(all)('IN4 $id takes no usage that is negative, infinite or absurd', (kind) => {
    const absurd = [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, '5', null]
    for (const name of leaves(kind.usage.shape)) {
      for (const wrong of absurd) {
        expect(kind.usage.safeParse(nest(name, wrong)).success, `${name} = ${wrong}`).toBe(false)
      }
    }
  })

  it('usage keys are those of an Infracost usage file', () => {
    const s3 = findKind('aws.s3-bucket')
    const usage = { standard: { storage_gb: 1000, monthly_tier_1_requests: 5 }, object_tags: 3 }
    expect(s3?.usage.parse(usage)).toEqual(usage)
    const lambda = { monthly_requests: 1_000_000, request_duration_ms: 250 }
    expect(findKind('aws.lambda-function')?.usage.parse(lambda)).toEqual(lambda)
    const machine = {
      operating_system: 'windows',
      'ebs_block_device[1]': { monthly_standard_io_requests: 9 },
    }
    expect(findKind('aws.ec2-instance')?.usage.parse(machine)).toEqual(machine)
  })

  it('keeps any settings that it accepts unchanged (property)', () => {
    const kind = findKind('aws.ec2-instance')
    const amount = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true, noDefaultInfinity: true }))
    const disk = fc.record({
      volumeType: fc.constantFrom('gp2', 'gp3', null),
      sizeGb: amount,
      iops: amount,
      throughput: amount,
    })
    const settings = fc.record({
      instanceType: fc.option(fc.string({ maxLength: 300 })),
      rootVolume: disk,
      extraVolumes: fc.array(disk),
    })
    fc.assert(
      fc.property(settings, (given) => {
        expect(kind?.settings.parse(given)).toMatchObject(given)
      }),
    )
  })
})

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names of the fields in a usage schema, with dots for nesting. */
function leaves(shape: Readonly<Record<string, unknown>>, prefix = ''): string[] {
  return Object.entries(shape).flatMap(([name, schema]): string[] => {
    const inner = innerShape(schema)
    return inner === null ? [prefix + name] : leaves(inner, `${prefix}${name}.`)
  })
}

function innerShape(schema: unknown): Record<string, unknown> | null {
  if (typeof schema !== 'object' || schema === null || !('unwrap' in schema)) return null
  const inner = typeof schema.unwrap === 'function' ? schema.unwrap() : null
  return typeof inner === 'object' && inner !== null && 'shape' in inner ? inner.shape : null
}

function nest(path: string, value: unknown): Record<string, unknown> {
  const [first = '', ...rest] = path.split('.')
  return { [first]: rest.length === 0 ? value : nest(rest.join('.'), value) }
}
