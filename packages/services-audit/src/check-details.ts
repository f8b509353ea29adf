import { redact } from '@backarch/core'

import { printable } from './printable.ts'
import { auditDetailsSchema, type AuditDetails } from './schemas.ts'

const maxBytes = 2_048
/** Cut and not refused: a stranger's text must not decide whether a change is stored. */
const maxTextLength = 500
const keyPattern = /^[a-z][A-Za-z0-9]{0,39}$/
/** What names or finds a person. Forgetting somebody changes actor and target, and looks nowhere else. */
const personal =
  /(?:name|e?mail|phone|address|agent|(?:user|member|person|people|actor|account|owner|session)ids?)$/i

/**
 * The details as they are stored: words of one line, at most 500 signs each, numbers and booleans. Throws an Error that names the key for
 * what must not outlive a person or a secret: that is a mistake in the code that calls, which no user can mend.
 */
export function checkDetails(details: AuditDetails, people: ReadonlySet<string>): AuditDetails {
  const { error } = auditDetailsSchema.safeParse(details)
  const [issue] = error?.issues ?? []
  if (issue) {
    throw refusal(String(issue.path[0]), 'must be a text, a finite number, a boolean or null')
  }
  const checked: AuditDetails = {}
  for (const [key, value] of Object.entries(details)) {
    const plain = typeof value === 'string' ? printable(value, maxTextLength) : value
    const complaint = complaintAbout(key, plain, people)
    if (complaint !== null) throw refusal(key, complaint)
    checked[key] = plain
  }
  if (Buffer.byteLength(JSON.stringify(checked)) > maxBytes) {
    throw new Error(`Audit details hold at most ${maxBytes} bytes: record ids instead of contents.`)
  }
  return checked
}

function complaintAbout(
  key: string,
  value: AuditDetails[string],
  people: ReadonlySet<string>,
): string | null {
  if (!keyPattern.test(key)) return 'is no key: use letters and digits in camelCase, at most 40'
  if (personal.test(key)) return 'is about a person: say who it is as actor or target'
  if (typeof value === 'string' && people.has(value.toLowerCase())) {
    return 'repeats who acts or is acted on: leave it out'
  }
  // What the log hides must not be on record either: secrets, e-mail addresses, card numbers.
  const shown = JSON.stringify(redact({ [key]: value }))
  if (shown === JSON.stringify({ [key]: value })) return null
  return 'looks like a secret or an e-mail address: record an id instead'
}

function refusal(key: string, complaint: string): Error {
  return new Error(`The audit detail "${printable(key, 60)}" ${complaint}.`)
}
