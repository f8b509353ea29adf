import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { permissionTable, planTable, roleTable } from '@backarch/services-access'
import { plans, roles } from '@backarch/services-access/schemas'
import { expect, test } from 'vitest'

import { limitTable } from '../src/plans.ts'

const path = join(import.meta.dirname, '../README.md')

/** As oxfmt writes it: columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  )
  const lines = rows.map(
    (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

const permissions = Object.entries(permissionTable).map(([name, { role, to }]) => [
  `\`${name}\``,
  to,
  ...roles.map((held) => (roles.indexOf(held) >= roles.indexOf(role) ? 'yes' : '')),
])

const managed = roles.map((role) => {
  const { may, manages } = roleTable[role]
  return [role, may, manages.length === 0 ? 'nobody' : manages.join(', ')]
})

const limits = Object.entries(limitTable).map(([name, { label }]) => [
  `\`${name}\``,
  label,
  ...plans.map((plan) => {
    const included = Object.entries(planTable[plan].limits).find(([limit]) => limit === name)
    return included?.[1].toLocaleString('en-US') ?? ''
  }),
])

const history = [
  '`historyDays`',
  'days that a version without a name is kept',
  ...plans.map((plan) => planTable[plan].historyDays?.toLocaleString('en-US') ?? 'for good'),
]

test('the README says of roles, permissions and plans what the code does', async () => {
  const readme = readFileSync(path, 'utf8')
  const section = /(?<=<!-- access: [^\n]* -->\n).*(?=<!-- \/access -->)/s
  expect(readme).toMatch(section)
  const written = [
    table([['permission', 'to', ...roles], ...permissions]),
    table([['role', 'may', 'gives, changes and takes away'], ...managed]),
    table([['limit', 'of', ...plans.map((plan) => planTable[plan].label)], ...limits, history]),
  ]
  const wanted = readme.replace(section, () => `\n${written.join('\n\n')}\n\n`)
  await expect(wanted).toMatchFileSnapshot(path)
})
