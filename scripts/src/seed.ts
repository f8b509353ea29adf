import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { auth } from '@backarch/features-auth/feature'
import { canvas } from '@backarch/features-canvas/feature'
import { readTerraformProject } from '@backarch/features-interchange'
import { interchange } from '@backarch/features-interchange/feature'
import { otherResources } from '@backarch/features-interchange/schemas'
import { orgs } from '@backarch/features-orgs/feature'
import { createOperatorCaller } from '@backarch/server/operator'

const examples = join(import.meta.dirname, '../../examples')
const diagrams = [
  { name: 'Three-tier web application', folder: 'three-tier' },
  { name: 'Serverless API', folder: 'serverless' },
  { name: 'Event-driven pipeline', folder: 'event-driven' },
]

/**
 * Makes a demo account with an organization and three diagrams, imported from `examples/` and priced.
 * Every run makes a new account, so nothing that somebody has drawn since is touched.
 */
export async function seed(): Promise<void> {
  await using operator = createOperatorCaller({ auth, orgs, interchange, canvas }, { name: 'seed' })
  const email = `demo-${randomBytes(3).toString('hex')}@example.com`
  const password = randomBytes(12).toString('base64url')
  await operator.caller.auth.createAccount({ email, name: 'Demo', password })
  const signedIn = await operator.caller.auth.signIn({ email, password })
  if (signedIn.status !== 'signed_in') throw new Error('A new account has no second factor.')
  const demo = await operator.signedIn(signedIn.tokens.accessToken)
  const org = await demo.orgs.create({ name: 'Demo organization' })

  const lines: string[] = []
  for (const { name, folder } of diagrams) {
    const files = await readTerraformProject(join(examples, folder))
    const usageFile = await readFile(join(examples, folder, 'usage.yml'), 'utf8')
    const { graph, report } = await demo.interchange.importTerraform({ files })
    const diagram = { name, graph, others: otherResources(report), usageFile }
    const { cost } = await demo.canvas.create({ orgId: org.id, ...diagram })
    lines.push(`  ${name.padEnd(30)} ${monthly(cost.totalMonthly)} a month`)
  }
  process.stdout.write(
    `${org.name}\n${lines.join('\n')}\n\nSign in as ${email} with the password ${password}\n`,
  )
}

function monthly(amount: number): string {
  return amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' }).padStart(12)
}
