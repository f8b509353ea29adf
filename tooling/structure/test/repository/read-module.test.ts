import { describe, expect, test } from 'vitest'

import type { Module, Use } from '../../src/repository/module.ts'
import { readModule } from '../../src/repository/read-module.ts'

function read(source: string, path = 'it.tsx'): Module {
  const module = readModule(path, source)
  if (module === null) throw new Error(`not parsed: ${source}`)
  return module
}

/** What the declaration of `it` needs of other modules, as `specifier name`, through all it uses in its file. */
function needs(source: string, path?: string): string[] {
  const { declarations, exports, imports, statements } = read(source, path)
  const found = new Set<string>()
  const seen = new Set<string>()
  const visit = (use: Use) => {
    if ('from' in use) found.add(`${imports[use.from]?.specifier ?? '?'} ${use.name}`)
    else if (!seen.has(use.local)) {
      seen.add(use.local)
      for (const at of declarations.get(use.local) ?? []) statements[at]?.forEach(visit)
    }
  }
  visit(exports.get('it') ?? { local: 'it' })
  return [...found].toSorted()
}

const imported = "import { a, b, type T } from 'm'\n"

describe('a name is used', () => {
  test.each<[what: string, source: string, needed: string[]]>([
    ['in a value', 'export const it = a + 1', ['m a']],
    ['in a type', 'export type it = T[]', ['m T']],
    ['by typeof in a type', 'export type it = typeof a', ['m a']],
    ['as an annotation', 'export let it: T', ['m T']],
    ['in a signature', 'export declare function it(x: T): typeof b', ['m T', 'm b']],
    ['as a default of a parameter', 'export function it(x = a) {}', ['m a']],
    ['as a default in a pattern', 'export const it = ({ x = a, [b]: y }) => x', ['m a', 'm b']],
    ['in shorthand', 'export const it = { a }', ['m a']],
    ['as a computed key', 'export const it = { [a]: 1 }', ['m a']],
    ['as a tag', 'export const it = () => <a.x><T /></a.x>', ['m T', 'm a']],
    ['as a decorator', 'export @a class it { @b x = 1 }', ['m a', 'm b']],
    [
      'as what a class extends and implements',
      'export class it extends a implements T {}',
      ['m T', 'm a'],
    ],
    ['as what an interface extends', 'export interface it extends T {}', ['m T']],
    ['as a bound of a type parameter', 'export type it<X extends T> = X', ['m T']],
    ['as a value of an enum', 'export enum it { x = a }', ['m a']],
    ['inside a namespace', 'export namespace it { export const x = a }', ['m a']],
    ['by satisfies and as', 'export const it = (1 as T) satisfies typeof a', ['m T', 'm a']],
    ['in a template', 'export const it = `${a}`', ['m a']],
    ['in a static block', 'export class it { static { a() } }', ['m a']],
    ['by a name of the same file', 'const x = () => y\nconst y = a\nexport const it = x', ['m a']],
    [
      'by an overload',
      'export function it(x: T): void\nexport function it(x: unknown) { a(x) }',
      ['m T', 'm a'],
    ],
    [
      'by a type and a value of one name',
      'interface it { t: T }\nconst it = a\nexport { it }',
      ['m T', 'm a'],
    ],
    ['by a var in a block', '{ var x = a }\nexport const it = x', ['m a']],
    [
      'by an assignment',
      'export const it = {}\nit.x = a\nit.prototype.y = b\nb.z = T',
      ['m a', 'm b'],
    ],
    ['through an alias', 'import X = a.b\nexport const it = X', ['m a']],
    ['outside what infers it', 'export type it<X> = [T, X extends (infer T)[] ? T : 1]', ['m T']],
    ['as a decorator of a parameter', 'export class it { f(@a x, @b { y }) {} }', ['m a', 'm b']],
    ['by an export of several declarations', 'export const x = b, { it } = a', ['m a', 'm b']],
  ])('%s', (_, source, needed) => {
    expect(needs(imported + source)).toEqual(needed)
  })
})

describe('a name is not used', () => {
  test.each<[what: string, source: string]>([
    ['as a property', 'export const it = (x) => x.a'],
    ['as a key', 'export const it = { a: 1, b() {} }'],
    ['as a member of a class', 'export class it { a = 1; b() {} }'],
    ['as a member of a type', 'export interface it { a: 1; b(): void }'],
    ['as an attribute', 'export const it = <p a="" />'],
    ['as a tag of HTML', 'export const it = <a><b /></a>'],
    ['as a label', 'export const it = () => { a: for (;;) break a }'],
    ['as a label of a tuple', 'export type it = [a: 1, b?: 2]'],
    ['as an accessor', 'export class it { accessor a = 1; get b() { return 1 } }'],
    [
      'as a name exported from a namespace',
      'export namespace it { const x = 1; export { x as a } }',
    ],
    ['where a case has it', 'export const it = () => { switch (1) { case 1: let a; f(a) } }'],
    ['where a parameter has it', 'export const it = (a, { b, ...T }) => a + b + T'],
    ['where a variable has it', 'export const it = () => { const a = 1; { return a } }'],
    ['where a variable has it later', 'export const it = () => { f(a); let a = 1 }'],
    ['where a var of a block has it', 'export const it = () => { { var a = 1 } return a }'],
    ['where a function has it', 'export const it = () => { a(); function a() {} }'],
    ['where the function itself has it', 'export const it = function a() { a() }'],
    ['where a class has it', 'export const it = class a { x = a }'],
    ['where a loop has it', 'export const it = () => { for (const a of []) a() }'],
    ['where a caught error has it', 'export const it = () => { try {} catch (a) { a() } }'],
    ['where a type parameter has it', 'export type it<T> = T'],
    ['where infer has it', 'export type it<X> = X extends (infer T)[] ? T : never'],
    ['where a mapped type has it', "export type it = { [T in 'x']: T }"],
    ['where a signature has it', 'export type it = (a: 1) => typeof a'],
    ['where an enum has it', 'export enum it { a, x = a }'],
    ['where a namespace has it', 'export namespace it { const a = 1; export const x = a }'],
    ['where a predicate names its parameter', 'export const it = (a): a is 1 => true'],
    ['by what only a case knows', 'switch (1) { case 1: let x = a }\nexport const it = x'],
    ['by a neighbour', 'const x = a\nexport const it = 1'],
    ['by an effect of the file', 'a()\nexport const it = 1'],
  ])('%s', (_, source) => {
    expect(needs(imported + source)).toEqual([])
  })
})

test('import.meta and new.target name nothing', () => {
  const source = 'export function it() { return [import.meta.url, new.target] }'
  expect(needs(`import { meta, target } from 'm'\n${source}`)).toEqual([])
})

test.each<[what: string, source: string, found: { specifier: string | null; names: string[] }[]]>([
  ['its effects', "import 'm'", [{ specifier: 'm', names: [''] }]],
  ['its effects, passing nothing on', "export {} from 'm'", [{ specifier: 'm', names: [''] }]],
  [
    'a default and names',
    "import x, { y as z } from 'm'",
    [{ specifier: 'm', names: ['default', 'y'] }],
  ],
  [
    'names that are strings',
    "export { 'a b' as c } from 'm'",
    [{ specifier: 'm', names: ['a b'] }],
  ],
  ['everything, unused', "import * as m from 'm'", [{ specifier: 'm', names: ['*'] }]],
  [
    'everything, by its names',
    "import * as m from 'm'\nm.x(m['y'])",
    [{ specifier: 'm', names: ['x', 'y'] }],
  ],
  [
    'everything, passed on',
    "import * as m from 'm'\nf(m.x, m)",
    [{ specifier: 'm', names: ['*'] }],
  ],
  [
    'everything, by a name and exported',
    "import * as m from 'm'; m.x(); export { m }",
    [{ specifier: 'm', names: ['*'] }],
  ],
  ['export *', "export * from 'm'", [{ specifier: 'm', names: ['*'] }]],
  ['export * as', "export * as m from 'm'", [{ specifier: 'm', names: ['*'] }]],
  ['import()', 'import(`m`)', [{ specifier: 'm', names: ['*'] }]],
  ['import() of something computed', 'import(`m/${x}`)', [{ specifier: null, names: ['*'] }]],
  ["import('m').T", "let x: import('m').T.U", [{ specifier: 'm', names: ['T'] }]],
  ["typeof import('m')", "let x: typeof import('m')", [{ specifier: 'm', names: ['*'] }]],
  ['import = require()', "import m = require('m')", [{ specifier: 'm', names: ['*'] }]],
  ['require()', "const { x } = require('m')", [{ specifier: 'm', names: ['*'] }]],
  ['a parameter named require', 'export default (require) => require("m")', []],
  [
    'a worker',
    "new Worker(new URL('./m.ts', import.meta.url))",
    [{ specifier: './m.ts', names: [''] }],
  ],
  ['a file that is no source', "new URL('./m.txt', import.meta.url)", []],
  [
    'declare module',
    "declare module 'x' { import { y } from 'm' }",
    [{ specifier: 'm', names: ['*'] }],
  ],
])('an import takes %s', (_, source, found) => {
  expect(read(source, 'it.ts').imports).toEqual(found.map((each) => ({ ...each, line: 1 })))
})

test('the line of an import is where it stands', () => {
  const { imports } = read("// first\r\nimport 'a'\n\nexport {\n  x,\n} from 'b'\nrequire('ü')")
  expect(imports.map(({ line }) => line)).toEqual([2, 4, 7])
})

test.each([
  ['it.js', 'const App = () => <p>{a}</p>\nexport { App as it }'],
  ['it.jsx', 'export const it = <p>{a}</p>'],
  ['it.js', '// @flow\nexport const it = (x: string): a => x'],
  ['it.mjs', 'export const it = a'],
  ['it.mts', 'export const it = <T>a'],
  ['it.cts', 'export const it = a as unknown'],
  ['it.d.ts', 'export declare const it: typeof a'],
])('%s is parsed: %s', (path, source) => {
  expect(needs(`import { a } from 'm'\n${source}`, path)).toEqual(['m a'])
})

test.each([
  ['it.js', 'with (a) { b = 010 }', true],
  ['it.cjs', 'return require("m")', true],
  ['it.js', '#!/usr/bin/env node\nmodule.exports = 1', true],
  ['it.ts', 'export = 1', true],
  ['it.ts', '', true],
  ['it.ts', 'export {}', false],
])('%s is %s: understood as a whole: %s', (path, source, isWhole) => {
  expect(read(source, path).isWhole).toBe(isWhole)
})

test('what is no program is not read', () => {
  expect(readModule('it.ts', 'const = ;')).toBeNull()
  expect(readModule('it.js', '<?php echo 1;')).toBeNull()
})

test('a sum of thousands of terms is read to its end, and so is a long list', () => {
  const sum = [...Array.from({ length: 30_000 }, () => '1'), 'a'].join(' + ')
  expect(needs(`import { a } from 'm'\nexport const it = a() + ${sum}`)).toEqual(['m a'])
  const list = [...Array.from({ length: 200_000 }, () => '1'), 'a'].join()
  expect(needs(`import { a } from 'm'\nexport const it = [${list}]`)).toEqual(['m a'])
  const calls = '.with(1)'.repeat(10_000)
  expect(needs(`import { a } from 'm'\nexport const it = a${calls}`)).toEqual(['m a'])
})

test('imports stand in the order of the file', () => {
  const { imports } = read("f(require('a'), () => import('b'), [require('c')])\nrequire('d')")
  expect(imports.map(({ specifier }) => specifier)).toEqual(['a', 'b', 'c', 'd'])
})
