import { describe, expect, test } from 'vitest'

import type { Files } from '../repository/git-repository.ts'
import { measure } from './measure.ts'

/** Where reading `src/features/a/router.ts` leads, but for its own folder. */
function directoriesFrom(router: string, files: Files): string[] {
  const { ranking } = measure({ 'src/features/a/router.ts': router, ...files })
  const a = ranking.find(({ slice }) => slice.name === 'a')
  return [...(a?.own ?? []), ...(a?.faces ?? []), ...(a?.foreign ?? [])]
    .filter((dir) => dir !== 'src/features/a')
    .toSorted()
}

/** `x` is declared beside what needs `deep`, which it does not. */
const oneOfTwo = {
  'src/x/x.ts':
    "import { deep } from '../deep/deep.ts'\nexport const x = 1\nexport const y = deep\n",
  'src/deep/deep.ts': 'export const deep = 1\n',
}

describe('reading follows', () => {
  test.each<[what: string, router: string, files: Files, dirs: string[]]>([
    [
      'the statement that declares a name, not its neighbours',
      "import { x } from '../../x/x'",
      oneOfTwo,
      ['src/x'],
    ],
    ['what a declaration uses', "import { y } from '../../x/x'", oneOfTwo, ['src/deep', 'src/x']],
    ['import type', "import type { y } from '../../x/x'", oneOfTwo, ['src/deep', 'src/x']],
    ["import('x').T", "export type Y = import('../../x/x').x", oneOfTwo, ['src/x']],
    [
      'import(), for every name',
      "export const load = () => import('../../x/x')",
      oneOfTwo,
      ['src/deep', 'src/x'],
    ],
    [
      'require, for every name',
      "const { x } = require('../../x/x')",
      oneOfTwo,
      ['src/deep', 'src/x'],
    ],
    ['import x = require()', "import all = require('../../x/x')", oneOfTwo, ['src/deep', 'src/x']],
    ['names behind a namespace', "import * as all from '../../x/x'\nall.x()", oneOfTwo, ['src/x']],
    [
      'a namespace in types',
      "import type * as all from '../../x/x'\nexport type X = all.x",
      oneOfTwo,
      ['src/x'],
    ],
    [
      'a namespace as a whole',
      "import * as all from '../../x/x'\nall.x(all)",
      oneOfTwo,
      ['src/deep', 'src/x'],
    ],
    [
      'an import for its effects, as a whole',
      "import '../../x/x'",
      oneOfTwo,
      ['src/deep', 'src/x'],
    ],
    [
      'a worker, as a whole',
      "new Worker(new URL('../../x/x.ts', import.meta.url))",
      oneOfTwo,
      ['src/deep', 'src/x'],
    ],
    [
      'names through a barrel, and past it only theirs',
      "import { x as mine } from '../../all'",
      {
        ...oneOfTwo,
        'src/all/index.ts': "export { y, x } from '../x/x'\nexport * from '../none/none'\n",
      },
      ['src/all', 'src/x'],
    ],
    [
      'export *, from the file that has the name',
      "import { x } from '../../all'",
      {
        ...oneOfTwo,
        'src/all/index.ts': "export * from '../other/other'\nexport * from './more'\n",
        'src/all/more.ts': "export * from '../x/x'\n",
        'src/other/other.ts': 'export const other = 1\n',
      },
      ['src/all', 'src/x'],
    ],
    [
      'export *, but not for a default',
      "import x from '../../all'",
      {
        'src/all/index.ts': "export * from '../x/x'\n",
        'src/x/x.ts': 'export default 1\n',
      },
      ['src/all'],
    ],
    [
      'export *, for every name',
      "import * as all from '../../all'\nall.x(all)",
      { ...oneOfTwo, 'src/all/index.ts': "export * from '../x/x'\n" },
      ['src/all', 'src/deep', 'src/x'],
    ],
    [
      'export * as, for every name',
      "import { ns } from '../../all'",
      { ...oneOfTwo, 'src/all/index.ts': "export * as ns from '../x/x'\n" },
      ['src/all', 'src/deep', 'src/x'],
    ],
    [
      'an import that is exported under another name',
      "import { z } from '../../all'",
      { ...oneOfTwo, 'src/all/index.ts': "import { x } from '../x/x'\nexport { x as z }\n" },
      ['src/all', 'src/x'],
    ],
    [
      'a default export',
      "import z from '../../all'",
      {
        ...oneOfTwo,
        'src/all/index.ts':
          "import { x, y } from '../x/x'\nexport const b = y\nexport default { x }\n",
      },
      ['src/all', 'src/x'],
    ],
    [
      'cycles, once',
      "import { one } from '../../one/one'",
      {
        'src/one/one.ts': "import { two } from '../two/two'\nexport const one = () => two()\n",
        'src/two/two.ts':
          "import { one } from '../one/one'\nexport * from '../one/one'\nexport const two = () => one()\n",
      },
      ['src/one', 'src/two'],
    ],
    [
      'CommonJS, as a whole',
      "import { x } from '../../x/x.cjs'",
      {
        'src/x/x.cjs': "const deep = require('../deep/deep')\nexports.x = 1\n",
        'src/deep/deep.js': 'module.exports = 1\n',
      },
      ['src/deep', 'src/x'],
    ],
    [
      'export =, as a whole',
      "import x from '../../x/x'",
      {
        'src/x/x.ts': "import { deep } from '../deep/deep'\nexport = deep\n",
        'src/deep/deep.ts': 'export const deep = 1\n',
      },
      ['src/deep', 'src/x'],
    ],
    [
      'what is assigned to a name',
      "import { Card } from '../../x/x'",
      {
        'src/x/x.tsx':
          "import { Title } from '../title/title'\nimport { log } from '../log/log'\nexport const Card = () => <b />\nCard.Title = Title\nlog(1)\n",
        'src/title/title.ts': 'export const Title = 1\n',
        'src/log/log.ts': 'export const log = 1\n',
      },
      ['src/title', 'src/x'],
    ],
    [
      'styles and data',
      "import '../../style/a.css'\nimport rates from '../../data/rates.json'\nimport raw from '../../raw/a.sql?raw'",
      { 'src/style/a.css': '', 'src/data/rates.json': '{}', 'src/raw/a.sql': '' },
      ['src/data', 'src/raw', 'src/style'],
    ],
    [
      'nothing that a registry or the platform has',
      "import fs from 'fs'\nimport { z } from 'zod'",
      { 'package.json': '{ "dependencies": { "zod": "4" } }' },
      [],
    ],
    [
      "another feature's face and no further",
      "import { b } from '../b'",
      { ...oneOfTwo, 'src/features/b/index.ts': "export * from '../../x/x'\nexport const b = 1\n" },
      ['src/features/b'],
    ],
    [
      "another feature's insides",
      "import { b } from '../b/inside/b'",
      {
        ...oneOfTwo,
        'src/features/b/inside/b.ts':
          "import { x } from '../../../x/x'\nimport { c } from '..'\nexport const b = x + c\n",
        'src/features/b/index.ts': "import { y } from '../../x/x'\nexport const c = y\n",
      },
      ['src/deep', 'src/features/b', 'src/features/b/inside', 'src/x'],
    ],
    [
      'its own face, when what it imports leads back',
      "import { lib } from '../../lib/lib'",
      {
        ...oneOfTwo,
        'src/lib/lib.ts': "import { a } from '../features/a'\nexport const lib = a\n",
        'src/features/a/index.ts': "import { y } from '../../x/x'\nexport const a = y\n",
      },
      ['src/deep', 'src/lib', 'src/x'],
    ],
  ])('%s', (_, router, files, dirs) => {
    expect(directoriesFrom(router, files)).toEqual(dirs)
  })
})
