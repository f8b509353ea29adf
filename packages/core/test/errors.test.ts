import { expect, test } from 'vitest'

import type * as errors from '../src/errors.ts'
import { AppError, isAppError } from '../src/index.ts'

test('an error of another copy of this package is known by its brand', async () => {
  const path = '../src/errors.ts?copy'
  const copy: typeof errors = await import(/* @vite-ignore */ path)
  const error = new copy.AppError('CONFLICT', 'Somebody saved first: load the diagram again.', {
    details: { reason: 'stale_version' },
    cause: new Error('why'),
  })
  expect(error).not.toBeInstanceOf(AppError)
  expect(isAppError(error)).toBe(true)
  expect(error).toMatchObject({
    name: 'AppError',
    code: 'CONFLICT',
    details: { reason: 'stale_version' },
    cause: new Error('why'),
  })
})

test('nothing else passes for one', () => {
  const others = [null, undefined, 'CONFLICT', 3, {}, new Error('x'), { code: 'CONFLICT' }]
  expect(others.map(isAppError)).toEqual(others.map(() => false))
  expect('cause' in new AppError('VALIDATION', 'x')).toBe(false)
})
