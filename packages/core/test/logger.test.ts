import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { currentRequestId, withRequestId } from '../src/index.ts'
import { capturedLog } from './captured-log.ts'

test('a line is one JSON object with level, time, message, fields and the request id', async () => {
  const { log, lines } = capturedLog()
  await withRequestId('req-1', async () => {
    await sleep(1)
    log.child({ part: 'canvas' }).info({ count: 2 }, 'saved')
  })
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    part: 'canvas',
    requestId: 'req-1',
    count: 2,
    msg: 'saved',
  })
})

test('interleaved requests keep their own id, and outside of one there is none', async () => {
  const { log, lines } = capturedLog()
  const ids = Array.from({ length: 20 }, (_, index) => `req-${index}`)
  const one = (id: string) =>
    withRequestId(id, async () => {
      await sleep(Math.random() * 3)
      log.info({ asked: id }, 'seen')
    })
  await Promise.all(ids.map(one))
  expect(currentRequestId()).toBeUndefined()
  log.info('outside')
  for (const line of lines.slice(0, -1)) {
    const { requestId, asked } = JSON.parse(line)
    expect(requestId).toBe(asked)
  }
  expect(lines.at(-1)).not.toContain('requestId')
})

test('a level that is off never looks at its fields', () => {
  const { log, lines } = capturedLog({ level: 'info' })
  let looks = 0
  const fields = {
    get cost() {
      looks += 1
      return 1
    },
  }
  log.debug(fields, 'quiet')
  expect([looks, lines.length, log.isLevelEnabled('debug')]).toEqual([0, 0, false])
  log.info(fields, 'heard')
  expect([looks, lines.length]).toEqual([1, 1])
})

test('an error is logged with its causes and what a library added to it', () => {
  const { log, lines } = capturedLog()
  const cause = Object.assign(new TypeError('inner'), { code: '40001' })
  log.error(new Error('outer', { cause }))
  const { err, msg } = JSON.parse(lines[0] ?? '')
  expect(msg).toBe('outer')
  expect(err).toMatchObject({
    name: 'Error',
    message: 'outer',
    stack: expect.stringContaining('logger.test.ts'),
    cause: { name: 'TypeError', message: 'inner', code: '40001' },
  })
})

test('a field cannot pass for what the logger writes itself', () => {
  const { log, lines } = capturedLog()
  withRequestId('real', () => log.info({ level: 'fatal', time: 'never', requestId: 'forged' }, 'x'))
  const keys = [...(lines[0] ?? '').matchAll(/"(\w+)":/g)].map((match) => match[1])
  expect(keys).toHaveLength(new Set(keys).size)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', requestId: 'real' })
})

test('LG2 line breaks, ANSI sequences and changes of direction stay on one line, in JSON and in text', () => {
  const attack = 'ok\r\n12:00:00.000 error forged\u001b[2J\u009b31m\u2028x\u2029y\u202ez\u0000\b'
  for (const pretty of [false, true]) {
    const { log, lines } = capturedLog({ pretty })
    const write = () => {
      log.info(attack)
      log.info({ [attack]: attack, nested: { list: [attack] } }, attack)
      log.error(Object.assign(new Error(attack), { [attack]: attack }))
      log.child({ [attack]: attack }).info('child')
    }
    withRequestId(attack, write)
    expect(lines).toHaveLength(4)
    for (const line of lines) {
      expect(line.endsWith('\n')).toBe(true)
      expect(line.slice(0, -1)).toMatch(
        // oxlint-disable-next-line no-control-regex -- none of these may be left
        /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]+$/,
      )
    }
  }
})

test('LG2 law: whatever is logged, and wherever it stands, one call writes one line of plain signs', () => {
  const breaking = fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    '\u001b[2J',
    '\u009b1m',
    '\u0085',
    '\u2028',
    '\u202e',
    '\0',
  )
  const typed = fc
    .array(fc.oneof(breaking, fc.string({ unit: 'binary', maxLength: 10 })))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(typed, typed, fc.boolean(), (one, other, pretty) => {
      const { log, lines } = capturedLog({ pretty })
      withRequestId(one, () => {
        log.info({ [one]: other, list: [other, new Error(one)] }, other)
        log.child({ [other]: one }).error(new Error(one, { cause: other }))
      })
      expect(lines).toHaveLength(2)
      // oxlint-disable-next-line no-control-regex -- none of these may be left
      const plain = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]+\n$/
      for (const line of lines) expect(line).toMatch(plain)
    }),
    { numRuns: 300 },
  )
})

test('logs go to standard error, so that standard output stays free for answers', async () => {
  const script = `
    import { createLogger } from './src/index.ts'
    createLogger({ level: 'info' }).info({ password: 'canary' }, 'started')
    process.exit(0)`
  const core = fileURLToPath(new URL('..', import.meta.url))
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: core })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  expect(out).toBe('')
  expect(JSON.parse(err)).toMatchObject({ level: 'info', msg: 'started', password: '[redacted]' })
})

test('text form reads as time, level, message, fields', () => {
  const { log, lines } = capturedLog({ pretty: true })
  log.warn({ port: 4000, where: 'a b' }, 'listening')
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} warn {2}listening port=4000 where="a b"\n$/)
})
