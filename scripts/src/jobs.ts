import { createOperatorCaller } from '@backarch/server/operator'
import { jobsOperator } from '@backarch/services-jobs/operator'
import type { Jobs, JobView } from '@backarch/services-jobs/schemas'

const take = 200

/** Prints what failed, runs and waits outside requests. */
export async function listJobs({ json }: { json: boolean }): Promise<void> {
  await using operator = createOperatorCaller({ jobs: jobsOperator })
  const jobs = await operator.caller.jobs.list({ take })
  process.stdout.write(json ? `${JSON.stringify(jobs, null, 2)}\n` : told(jobs))
}

/** Has a job begin at once that failed or waits. */
export async function retryJob(id: string): Promise<void> {
  await using operator = createOperatorCaller({ jobs: jobsOperator })
  const { name } = await operator.caller.jobs.retry({ id })
  process.stdout.write(`${name} begins as soon as a server is there to do it.\n`)
}

function told({ items, more }: Jobs): string {
  if (items.length === 0) return 'No job failed, runs or waits.\n'
  return `${items.map(lineOf).join('')}${more ? `The first ${take}.\n` : ''}`
}

function lineOf({ id, name, state, tries, attempts, due, failed, error }: JobView): string {
  const when = due ?? failed
  const time = when === null ? '' : ` ${state === 'failed' ? 'at' : 'until'} ${when.slice(0, 19)}Z`
  const tried = tries === 0 ? '' : `, tried ${tries} of ${attempts} times`
  return `${id}  ${name}: ${state}${time}${tried}${error === null ? '' : `: ${error}`}\n`
}
