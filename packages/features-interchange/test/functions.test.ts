import { describe, expect, it } from 'vitest'

import { evaluateText, valueOf } from './evaluate-text.ts'

/** Results as the Terraform language documents them. */
const cases: readonly [string, unknown][] = [
  // Numbers
  ['abs(-3)', 3],
  ['ceil(1.2)', 2],
  ['floor(-1.2)', -2],
  ['max(1, 3, 2)', 3],
  ['min(numbers...)', 1],
  ['pow(2, 10)', 1024],
  ['signum(-9)', -1],
  ['parseint("ff", 16)', 255],
  ['sum([1, 2.5])', 3.5],
  ['ceil(1.1 * 10)', 11],
  ['parseint("-7", 8)', -7],
  ['log(8, 2)', 3],
  // Strings
  ['upper("aB")', 'AB'],
  ['lower("aB")', 'ab'],
  ['title("a b-c")', 'A B-C'],
  ['trimspace("  a ")', 'a'],
  ['trim("?!a!?", "!?")', 'a'],
  ['trimprefix("abc", "a")', 'bc'],
  ['trimsuffix("abc", "bc")', 'a'],
  ['chomp("a\\n")', 'a'],
  ['replace("a.b.c", ".", "-")', 'a-b-c'],
  ['replace("ab12", "/[0-9]+/", "#")', 'ab#'],
  ['replace("ab", "/(a)(b)/", "$2$1")', 'ba'],
  ['split(",", "a,b")', ['a', 'b']],
  ['join("-", ["a", "b"], ["c"])', 'a-b-c'],
  ['substr("hello", 1, 3)', 'ell'],
  ['substr("hello", -3, -1)', 'llo'],
  ['startswith("abc", "ab")', true],
  ['endswith("abc", "ab")', false],
  ['strcontains("abc", "b")', true],
  ['strrev("abc")', 'cba'],
  ['indent(2, "a\\nb")', 'a\n  b'],
  ['format("%s-%03d-%.2f-%q-%%", "a", 7, 1.5, "x")', 'a-007-1.50-"x"-%'],
  ['format("%[2]s %[1]s", "a", "b")', 'b a'],
  ['format("%5s|%-5s|%+d|%x|%v", "a", "b", 3, 255, true)', '    a|b    |+3|ff|true'],
  ['formatlist("%s:%d", ["a", "b"], 1)', ['a:1', 'b:1']],
  ['regex("^([a-z]+)-([0-9]+)$", "ab-12")', ['ab', '12']],
  ['regex("[0-9]+", "ab12")', '12'],
  ['regexall("[0-9]", "a1b2")', ['1', '2']],
  ['length("héé")', 3],
  ['regex("^[[:alnum:]_-]+\\\\.[^[:digit:]]\\\\:$", "ab-1.c:")', 'ab-1.c:'],
  ['regex("(?is)A.B", "a\nb")', 'a\nb'],
  ['replace("a/b", "/\\\\//", "-")', 'a-b'],
  // Collections
  ['{ for k, v in toset(["b", "a"]) : k => v }', { a: 'a', b: 'b' }],
  ['sort([10, 9])', ['10', '9']],
  ['chunklist([1, 2], 0)', [[1, 2]]],
  ['contains([nothing, "a"], "a")', true],
  ['length(list)', 3],
  ['element(["a", "b"], 3)', 'b'],
  ['index(list, "a")', 1],
  ['lookup(object, "a", 9)', 1],
  ['lookup(object, "z", 9)', 9],
  ['keys(object)', ['a', 'b']],
  ['values(object)', [1, 2]],
  ['merge({ a = 1, b = 1 }, { b = 2 }, null)', { a: 1, b: 2 }],
  ['concat([1], [2], [])', [1, 2]],
  ['flatten([[1, [2]], [], [3]])', [1, 2, 3]],
  ['distinct(list)', ['b', 'a']],
  ['compact(["a", "", null, "b"])', ['a', 'b']],
  ['contains(list, "a")', true],
  ['reverse([1, 2])', [2, 1]],
  ['slice([1, 2, 3], 0, 2)', [1, 2]],
  ['sort(list)', ['a', 'b', 'b']],
  ['chunklist([1, 2, 3], 2)', [[1, 2], [3]]],
  ['coalesce(null, "", "a")', 'a'],
  ['coalescelist([], [1])', [1]],
  ['one([])', null],
  ['one([5])', 5],
  ['range(3)', [0, 1, 2]],
  ['range(1, 7, 2)', [1, 3, 5]],
  ['range(3, 0)', [3, 2, 1]],
  ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
  ['transpose({ a = ["x", "y"], b = ["y"] })', { x: ['a'], y: ['a', 'b'] }],
  [
    'setproduct(["a", "b"], [1, 2])',
    [
      ['a', 1],
      ['a', 2],
      ['b', 1],
      ['b', 2],
    ],
  ],
  ['setunion(["b"], ["a", "b"])', ['a', 'b']],
  ['setintersection(["a", "b"], ["b", "c"])', ['b']],
  ['setsubtract(["a", "b"], ["b"])', ['a']],
  ['matchkeys(["x", "y"], ["a", "b"], ["b"])', ['y']],
  ['alltrue([true, "true"])', true],
  ['anytrue([false])', false],
  // Conversions
  ['tostring(5)', '5'],
  ['tonumber("5.5")', 5.5],
  ['tobool("true")', true],
  ['toset(["b", "a", "b"])', ['a', 'b']],
  ['tolist(toset(["b", "a"]))', ['a', 'b']],
  ['tomap({ a = 1 })', { a: 1 }],
  ['tostring(null)', null],
  ['list("a", "b")', ['a', 'b']],
  ['map("a", 1)', { a: 1 }],
  ['sensitive("a")', 'a'],
  ['core::upper("a")', 'A'],
  // Encoding
  [
    'jsonencode({ b = [1, true, null], a = "<&>" })',
    '{"a":"\\u003c\\u0026\\u003e","b":[1,true,null]}',
  ],
  ['jsondecode("{\\"a\\":[1,{\\"b\\":null}]}")', { a: [1, { b: null }] }],
  ['base64encode("hé")', 'aMOp'],
  ['base64decode("aMOp")', 'hé'],
  ['urlencode("a b/c")', 'a+b%2Fc'],
  ['md5("a")', '0cc175b9c0f1b6a831c399e269772661'],
  ['sha256("a")', 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'],
  ['yamldecode("a: 1\nb: [x, ~]\n1: true")', { a: 1, b: ['x', null], 1: true }],
  ['yamldecode("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2").c', { b: 1, d: 2 }],
  ['yamlencode({ b = [1, { a = "x" }], a = null })', '"a": null\n"b":\n- 1\n- "a": "x"\n'],
  ['csvdecode("a,b\n1,\\"x,\\"\\"y\\"\n")', [{ a: '1', b: 'x,"y' }]],
  ['textencodebase64("Hello World", "UTF-16LE")', 'SABlAGwAbABvACAAVwBvAHIAbABkAA=='],
  ['textdecodebase64("SABlAA==", "UTF-16LE")', 'He'],
  ['urldecode("a+b%2Fc")', 'a b/c'],
  ['uuidv5("dns", "www.terraform.io")', 'a5008fae-b28c-5ba5-96cd-82b4c53552d6'],
  // Times
  ['timeadd("2020-01-31T23:00:00Z", "1h30m")', '2020-02-01T00:30:00Z'],
  ['timeadd("2020-01-31T23:00:00-08:00", "-48h")', '2020-01-29T23:00:00-08:00'],
  ['timecmp("2020-01-01T00:00:00Z", "2020-01-01T01:00:00+01:00")', 0],
  [
    'formatdate("EEE, DD MMM YYYY hh:mm:ss ZZZ", "2018-01-02T23:12:01Z")',
    'Tue, 02 Jan 2018 23:12:01 UTC',
  ],
  ['formatdate("H \'o\'\'clock\' AA", "2018-01-02T23:12:01-08:00")', "11 o'clock PM"],
  // Networks
  ['cidrcontains("10.0.0.0/8", "10.2.0.0/16")', true],
  ['cidrcontains("10.0.0.0/8", "11.2.0.1")', false],
  ['cidrsubnet("10.0.0.0/16", 8, 2)', '10.0.2.0/24'],
  ['cidrsubnet("10.1.2.0/24", 4, 15)', '10.1.2.240/28'],
  ['cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)', 'fd00:fd12:3456:7800:a200::/72'],
  [
    'cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)',
    ['10.1.0.0/20', '10.1.16.0/20', '10.1.32.0/24', '10.1.48.0/20'],
  ],
  ['cidrhost("10.12.112.0/20", 268)', '10.12.113.12'],
  ['cidrhost("10.0.0.0/24", -2)', '10.0.0.254'],
  ['cidrnetmask("172.16.0.0/12")', '255.240.0.0'],
  // Paths and mistakes
  ['basename("a/b.txt")', 'b.txt'],
  ['dirname("a/b.txt")', 'a'],
  ['try(object.z, "fallback")', 'fallback'],
  ['can(object.z)', false],
  ['can(object.a)', true],
  ['pathexpand("a/b")', 'a/b'],
  ['pathexpand("~/.ssh")', 'unknown'],
  ['file("secret.txt")', 'unknown'],
  ['timestamp()', 'unknown'],
  ['templatefile("a.tpl", {})', 'unknown'],
]

/** How many there are, or what they are, depends on something that is not known. */
const notKnown: readonly string[] = [
  'length({ (nothing) = 1 })',
  'length(zipmap([nothing], [1]))',
  'length(distinct([nothing, nothing]))',
  'length(toset(["${nothing}-a", "${nothing}-b"]))',
  'length(flatten([nothing, [1]]))',
  'length(compact([nothing]))',
  'contains([{ a = nothing }], { a = 1 })',
  'index([nothing, 1], 1)',
  'transpose({ a = [nothing] })',
  'matchkeys([1], [nothing], ["a"])',
  'coalesce(null, nothing, 1)',
  'try(nothing, 1)',
  'try(max(nothing, 1), 2)',
  'try(regex("(a+)+b", "c"), 1)',
  'can(regex("(a+)+b", "c"))',
  'try(range(1000000000), [])',
  'try(provider::aws::arn_parse("x"), 1)',
  'uuid()',
  'bcrypt("a")',
  'min(nothing...)',
  'yes && nothing',
]

describe('functions', () => {
  it.each(notKnown)('%s is unknown', (text) => {
    expect(valueOf(text)).toBe('unknown')
  })

  it.each(cases)('%s', (text, expected) => {
    expect(valueOf(text)).toEqual(expected)
  })

  it.each([
    'element()',
    'upper()',
    'upper([])',
    'join(",", "a")',
    'cidrsubnet("10.0.0.0/30", 8, 0)',
    'cidrsubnet("10.0.0.0/16", 2, 4)',
    'cidrsubnet("banana", 2, 4)',
    'cidrhost("10.0.0.0/24", 256)',
    'jsondecode("{")',
    'parseint("z", 10)',
    'parseint("12ab", 10)',
    'base64decode("%")',
    'yamldecode("a: [")',
    'yamldecode("a: 1\na: 2")',
    'csvdecode("a,b\n1")',
    'csvdecode("a\n\\"1")',
    'timeadd("yesterday", "1h")',
    'timeadd("2020-01-31T23:00:00Z", "1 hour")',
    'formatdate("QQ", "2018-01-02T23:12:01Z")',
    'uuidv5("cars", "x")',
    'no_such_function(1)',
    'tonumber("a")',
    'tobool(1)',
    'one([1, 2])',
    'max()',
    'regex("(", "a")',
    'format("%d")',
    'try(object.z)',
    'index(list, "z")',
  ])('refuses %s', (text) => {
    expect(() => evaluateText(text)).toThrow(expect.objectContaining({ name: 'EvaluationError' }))
  })

  it('refuses results that would fill the memory, and patterns that would never end', () => {
    expect(() => evaluateText('range(1000000000)')).toThrow('range')
    expect(() =>
      evaluateText('join("", [for i in range(50000) : "0123456789012345678901234567890"])'),
    ).toThrow('longer than')
    expect(() => evaluateText('setproduct(range(1000), range(1000))')).toThrow('setproduct')
    expect(() => evaluateText('regex("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")')).toThrow(
      'too complex',
    )
    expect(() => evaluateText('[for a in range(5000) : [for b in range(5000) : a]]')).toThrow(
      'too much computing',
    )
  })
})
