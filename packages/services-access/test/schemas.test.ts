import { emailSchema } from '@backarch/services-access/schemas'
import { expect, test } from 'vitest'

test('an address has one spelling', () => {
  expect(emailSchema.parse(' Ada@Example.COM ')).toBe('ada@example.com')
})

test('an address that no mail server takes is refused', () => {
  const local = 'a'.repeat(64)
  expect(emailSchema.safeParse(`${local}@example.com`).success).toBe(true)
  const parsed = emailSchema.safeParse(`${local}a@example.com`)
  expect(parsed.error?.issues[0]?.message).toBe('The part before the @ has at most 64 characters.')
})
