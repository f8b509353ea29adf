import { expect, test } from 'vitest'

import { checkStructure } from '../../src/check/check.ts'
import { edited, kinds, orders } from './bad/bad-workspace.ts'
import { type Files, packageFiles, workspaceWith } from './fixture.ts'
import { sliceFiles } from './sound-slices.ts'
import { soundArchitecture } from './sound-workspace.ts'

const service = `${orders}/src/service/list-orders.ts`

/** A second feature that leans on the users. */
function withReturns(): Files {
  const copied = Object.entries(sliceFiles)
    .filter(([path]) => path.startsWith(orders) && !/prisma|migrations|repo/.test(path))
    .map(([path, text]) => [
      path.replace('orders', 'returns'),
      text?.replaceAll('orders', 'returns').replaceAll('Orders', 'Returns') ?? null,
    ])
  const edge = { from: 'features-returns', to: 'features-users', reason: 'It names who returns.' }
  return {
    ...Object.fromEntries(copied),
    'packages/features-returns/src/service/list-returns.ts':
      "import { listUsers, type User } from '@backarch/features-users'\nexport const listReturns = (a: User) => listUsers(a)\n",
    'architecture.json': JSON.stringify({
      ...soundArchitecture,
      edges: [...soundArchitecture.edges, edge],
    }),
  }
}

async function adviceOn(files: Files) {
  using workspace = workspaceWith(files)
  return (await checkStructure(workspace.root)).advice
}

test('a feature that two others import: who, and which names would move', async () => {
  expect(await adviceOn(withReturns())).toContainEqual({
    about: 'promotion',
    path: ['features-users'],
    message: 'features-orders and features-returns import features-users.',
    instead: 'A services-* package would take User, createUser and listUsers.',
  })
})

test('a service past 500 lines: how long, and its biggest files', async () => {
  const lines = (count: number) => 'export {}\n'.repeat(count)
  const long = {
    [`${orders}/src/service/cancel.ts`]: lines(300),
    [`${orders}/src/service/refund.ts`]: lines(150),
    [`${orders}/src/service/repeat.ts`]: lines(48),
  }
  expect(await adviceOn({ ...long, [`${orders}/src/service/repeat.ts`]: lines(47) })).toEqual([])
  expect(await adviceOn(long)).toEqual([
    {
      about: 'promotion',
      path: ['features-orders'],
      message: 'The service of features-orders has 501 lines, more than 500.',
      instead:
        'A services-* package would take src/service/cancel.ts (300 lines), src/service/refund.ts (150 lines) and src/service/repeat.ts (48 lines).',
    },
  ])
})

test('a package that no other imports; what is started needs no importer', async () => {
  const extra = kinds({
    core: { packages: ['core', 'extra'], mayDependOn: [] },
    tooling: { packages: ['rig', 'lathe'], mayDependOn: ['core', 'db'] },
  })
  expect(
    await adviceOn({ ...extra, ...packageFiles('extra', []), ...packageFiles('lathe', []) }),
  ).toEqual([
    {
      about: 'unimported-package',
      path: ['extra'],
      message: 'No package imports extra.',
      instead: 'Ship or use it, or remove the package.',
    },
  ])
})

test('an edge that is there for one name', async () => {
  const one = edited(service, '{ createUser, listUsers }', '{ listUsers }')
  const alone = { [`${orders}/test/orders.test.ts`]: 'export {}\n' }
  expect(await adviceOn({ ...one, ...alone })).toEqual([
    {
      about: 'one-name-edge',
      path: ['features-orders', 'features-users'],
      message: 'The edge features-orders → features-users is there for one name: listUsers.',
      instead:
        'If features-orders can be handed what listUsers gives, the edge in architecture.json goes.',
    },
  ])
  const whole = edited(service, '{ createUser, listUsers }', '* as users')
  expect(await adviceOn({ ...whole, ...alone })).toEqual([])
})
