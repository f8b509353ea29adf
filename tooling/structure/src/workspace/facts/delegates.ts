import type { VisitorObject } from 'oxc-parser'

import { isNode, type LineOf, type Node } from '../../syntax.ts'
import type { Reader } from './reader.ts'
import { lastName, memberName, innerName, unwrap } from './syntax.ts'

/** A place that looks like Prisma's accessor of one model: `db.user`, `anything.user.findMany(…)`. */
export interface Delegate {
  /** `user` for `model User`; null for `db[name]`, which may be any. */
  readonly name: string | null
  readonly line: number
  /** It is asked what only Prisma's models are asked: if the name is no model's, it hides one. */
  readonly isModel: boolean
}

const operations = new Set(
  [
    'aggregate count create createMany createManyAndReturn delete deleteMany findFirst findFirstOrThrow findMany',
    'findUnique findUniqueOrThrow groupBy update updateMany updateManyAndReturn upsert',
  ]
    .join(' ')
    .split(' '),
)
/** Operations that nothing but Prisma has. */
const prismaOnly = /^(find(Many|Unique|First)|(create|update|delete)Many)/
/** What clients and transactions are called. */
const client = /(^|[a-z])(db|Db|prisma|Prisma|tx|Tx|trx|transaction|Transaction)$/

/** Every place of a file that may ask a model of Prisma's client, by looks: a name too many is better than one missed. */
export function delegateReader(lineOf: LineOf): Reader<Delegate> {
  const found = new Map<string, Delegate>()
  const add = (name: string | null, at: number, isModel = false) => {
    const line = lineOf(at)
    const before = found.get(`${name}:${line}`)
    found.set(`${name}:${line}`, { name, line, isModel: isModel || before?.isModel === true })
  }
  /** `{ user, order: orders }` */
  const takenOut = (pattern: unknown) => {
    if (!isNode(pattern)) return
    if (pattern['type'] === 'AssignmentPattern') takenOut(pattern['left'])
    if (pattern['type'] !== 'ObjectPattern') return
    const properties: unknown = pattern['properties']
    if (!Array.isArray(properties)) return
    for (const property of properties) if (isNode(property)) add(keyOf(property), property.start)
  }
  const visitor: VisitorObject = {
    CallExpression: ({ callee }) => {
      if (callee.type !== 'MemberExpression') return
      const operation = innerName(callee.property)
      if (operation === null || !operations.has(operation)) return
      const asked = unwrap(callee.object)
      const name = lastName(asked)
      const isModel = prismaOnly.test(operation)
      const isChain = asked?.['type'] === 'MemberExpression' && name !== null
      if (isModel || isChain) add(name, callee.start, isModel)
    },
    MemberExpression: ({ object, property, computed, start }) => {
      if (client.test(lastName(object) ?? '')) add(memberName(property, computed), start)
    },
    VariableDeclarator: ({ id, init }) => {
      if (client.test(lastName(init) ?? '')) takenOut(id)
    },
    AssignmentPattern: ({ left, right }) => {
      if (client.test(lastName(right) ?? '')) takenOut(left)
    },
    AssignmentExpression: ({ left, right }) => {
      if (client.test(lastName(right) ?? '')) takenOut(left)
    },
    Property: ({ key, value }) => {
      if (client.test(innerName(key) ?? '')) takenOut(value)
    },
  }
  return { visitor, facts: () => [...found.values()] }
}

function keyOf(property: Node): string | null {
  return property['type'] === 'Property' ? innerName(property['key']) : null
}
