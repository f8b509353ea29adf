import { describe, expect, it } from 'vitest'

import { parseExpression, parseTemplate } from '../src/terraform/expression/parse-expression.ts'
import { evaluateText, referencesOf, valueOf } from './evaluate-text.ts'

describe('expressions', () => {
  it.each<[string, unknown]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['7 % 4', 3],
    ['-2 + 5', 3],
    ['!true || true', true],
    ['1 < 2 && 2 <= 2', true],
    ['1 == 1.0', true],
    ['1 == "1"', false],
    ['"a" != "b"', true],
    ['[1, 2] == [1, 2]', true],
    ['{ a = 1 } == { a = 1 }', true],
    ['true ? "a" : "b"', 'a'],
    ['false ? "a" : true ? "b" : "c"', 'b'],
    ['"3" + 4', 7],
    ['[1, 2, 3,]', [1, 2, 3]],
    ['list[0]', 'b'],
    ['list["1"]', 'a'],
    ['object.a', 1],
    ['object["b"]', 2],
    ['{ "x-${name}" = 1, (name) = 2, bare : 3 }', { 'x-web': 1, web: 2, bare: 3 }],
    ['{\n  a = 1 # one\n  b = 2 // two\n  /* three */ c = 3\n}', { a: 1, b: 2, c: 3 }],
    ['null == null', true],
    ['object == null', false],
  ])('%s', (text, expected) => {
    expect(valueOf(text)).toEqual(expected)
  })

  it.each<[string, unknown]>([
    ['[for x in list : upper(x)]', ['B', 'A', 'B']],
    ['[for i, x in list : "${i}${x}"]', ['0b', '1a', '2b']],
    ['[for k, v in object : "${k}=${v}"]', ['a=1', 'b=2']],
    ['[for x in list : x if x != "a"]', ['b', 'b']],
    ['{ for x in ["x", "y"] : x => length(x) }', { x: 1, y: 1 }],
    ['{ for x in list : x => "n"... }', { b: ['n', 'n'], a: ['n'] }],
    ['[for x in [{ a = 1 }, { a = 2 }] : x.a]', [1, 2]],
    ['[{ a = 1 }, { a = 2 }][*].a', [1, 2]],
    ['[{ a = [1] }, { a = [2] }].*.a[0]', [1]],
    ['[{ a = [1] }, { a = [2] }][*].a[0]', [1, 2]],
    ['null[*]', []],
    ['"x"[*]', ['x']],
  ])('collections: %s', (text, expected) => {
    expect(valueOf(text)).toEqual(expected)
  })

  it.each<[string, unknown]>([
    ['"a-${name}-b"', 'a-web-b'],
    ['"${numbers}"', [3, 1, 2]],
    ['"${1 + 1}"', 2],
    ['"n = ${1 + 1}"', 'n = 2'],
    ['"$${name} %%{if}"', '${name} %{if}'],
    ['"\\"q\\" \\n \\u00e9 \\U0001F600 \\\\"', '"q" \n é 😀 \\'],
    ['"%{ if yes }on%{ else }off%{ endif }"', 'on'],
    ['"%{ if !yes }on%{ endif }"', ''],
    ['"%{ for x in list }${x},%{ endfor }"', 'b,a,b,'],
    ['"a  ${~ name ~}  b"', 'awebb'],
    ['"outer ${"inner ${name}"}"', 'outer inner web'],
    ['<<EOT\nhello ${name}\n  world\nEOT', 'hello web\n  world\n'],
    ['<<-EOT\n    hello\n      world\n  EOT', 'hello\n  world\n'],
  ])('templates: %s', (text, expected) => {
    expect(valueOf(text)).toEqual(expected)
  })

  it('a text outside quotes takes backslashes as they are', () => {
    expect(parseTemplate('a\\n"b"')).toEqual({ type: 'literal', value: 'a\\n"b"' })
  })

  it.each([
    'nothing + 1',
    '"a-${nothing}"',
    'nothing ? 1 : 2',
    'nothing[0].b',
    'nothing[*].a',
    '[for x in nothing : x]',
    '[for x in list : x if nothing]',
    'upper(nothing)',
    'nothing == 1',
    '!nothing',
    'join(",", [nothing])',
    'length(nothing)',
    'merge({ a = 1 }, nothing)',
    '"%{ if nothing }a%{ endif }"',
    'list[nothing]',
  ])('stays unknown: %s', (text) => {
    expect(valueOf(text)).toBe('unknown')
  })

  it.each<[string, unknown]>([
    ['nothing || true', true],
    ['nothing && false', false],
    ['nothing ? "same" : "same"', 'same'],
    ['length([nothing, nothing])', 2],
    ['[nothing, "b"][1]', 'b'],
    ['try(nothing.a.b, 1)', 'unknown'],
    ['coalesce("a", nothing)', 'a'],
    ['keys({ a = nothing })', ['a']],
  ])('is known although a part is not: %s', (text, expected) => {
    expect(valueOf(text)).toEqual(expected)
  })

  it('remembers where a value was read from', () => {
    expect(referencesOf('aws_x.y.id')).toEqual(['aws_x.y.id'])
    expect(referencesOf('"arn:${aws_x.y.name}/*"')).toEqual(['aws_x.y.name'])
    expect(referencesOf('jsonencode({ a = [aws_x.y.arn] })')).toEqual(['aws_x.y.arn'])
    expect(referencesOf('merge({ a = aws_x.y.id }, { b = 1 }).a')).toEqual(['aws_x.y.id'])
    expect(referencesOf('nothing ? aws_x.y.id : aws_x.y.arn')).toEqual([
      'aws_x.y.id',
      'aws_x.y.arn',
    ])
    expect(referencesOf('aws_x.y')).toEqual(['aws_x.y.null'])
    expect(referencesOf('element([aws_x.y.id, 1], 1)')).toEqual([])
  })

  it.each([
    ['list[7]', 'no element 7'],
    ['object.z', 'no attribute "z"'],
    ['object["z"]', 'no key "z"'],
    ['1 / 0', 'no finite number'],
    ['"a" + 1', 'expected a number'],
    ['nope(1)', 'no function nope'],
    ['element([], 0)', 'no element'],
    ['"${null}b"', 'expected a string, got null'],
  ])('says what is wrong: %s', (text, message) => {
    expect(() => evaluateText(text)).toThrow(message)
  })

  it.each([
    '',
    '1 +',
    '(1',
    '[1',
    '{ a = 1',
    '"a',
    '"${a',
    '"%{ if a }"',
    'a b',
    'a..b',
    '<<E\nx',
    '"\\q"',
    '1 2',
    '{ a = 1 b = 2 }',
    '[for x in]',
  ])('does not read: %s', (text) => {
    expect(() => parseExpression(text)).toThrow(/expected|deeply/)
  })

  it('refuses what is nested too deeply before the stack ends', () => {
    expect(() => parseExpression(`${'('.repeat(100_000)}1${')'.repeat(100_000)}`)).toThrow(
      'nested too deeply',
    )
    expect(() => parseExpression(`${'!'.repeat(100_000)}true`)).toThrow('nested too deeply')
    expect(() => parseExpression(Array.from({ length: 100_000 }, () => '1').join('+'))).toThrow(
      'shorter',
    )
    expect(() => parseExpression(`${'"${'.repeat(10_000)}1${'}"'.repeat(10_000)}`)).toThrow(
      'nested too deeply',
    )
  })
})
