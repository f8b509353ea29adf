import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { join } from 'node:path'

import { z } from 'zod'

import { type Bench, type Measurement, median } from './measure.ts'

const connections = 16
const callsPerRound = 4_000
const rounds = 7
const warmUpRounds = 3

const input = {
  orgId: '0193b5e4-7a6c-7cc1-8f4e-0d5f6c1b2a3e',
  title: 'Payments, production',
  tags: ['payments', 'eu', 'critical'],
  take: 20,
}
const encoded = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const calls = {
  trivial: { path: '/v1/trpc/bench.trivial', goal: 0.4 },
  validated: { path: `/v1/trpc/bench.validated?input=${encoded({ json: input })}` },
  'batch of 10': {
    path: `/v1/trpc/${Array.from({ length: 10 }, () => 'bench.validated').join(',')}?batch=1&input=${encoded(
      Object.fromEntries(Array.from({ length: 10 }, (_, i) => [i, { json: input }])),
    )}`,
  },
} satisfies Record<string, { path: string; goal?: number }>

/** The server's own CPU time a call; higher is better, 1 is a bare socket server that repeats our bytes. */
export const http: Bench = {
  name: 'http',
  title: "server CPU a call, as raw node:http's share of ours for the same bytes",
  run: async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    const ours = await startTarget('ours', [])
    const replies = await Promise.all(
      Object.values(calls).map(({ path }) => fetchReply(ours.url, path, agent)),
    )
    const raw = await startTarget('raw', replies)
    try {
      const measurements: Measurement[] = []
      for (const [what, call] of Object.entries(calls)) {
        const cpu = await cpuPerCall(call.path, { ours, raw }, agent)
        measurements.push({
          what,
          ours: `${cpu.ours.toFixed(0)} µs`,
          peer: `${cpu.raw.toFixed(0)} µs`,
          figure: cpu.raw / cpu.ours,
          ...('goal' in call ? { goal: { atLeast: call.goal } } : {}),
        })
      }
      return measurements
    } finally {
      agent.destroy()
      ours.process.disconnect()
      raw.process.disconnect()
    }
  },
}

interface Target {
  readonly process: ChildProcess
  readonly url: string
}

async function startTarget(kind: 'ours' | 'raw', replies: readonly unknown[]): Promise<Target> {
  const child = fork(join(import.meta.dirname, 'http-target.ts'), [kind], {
    env: { PATH: process.env.PATH, BENCH_REPLIES: JSON.stringify(replies) },
  })
  return { process: child, url: z.string().parse(await nextMessage(child)) }
}

/** Microseconds of CPU a call; the two servers take turns. */
async function cpuPerCall(
  path: string,
  targets: { ours: Target; raw: Target },
  agent: Agent,
): Promise<{ ours: number; raw: number }> {
  const used = { ours: [] as number[], raw: [] as number[] }
  for (let i = 0; i < warmUpRounds + rounds; i++) {
    for (const name of ['ours', 'raw'] as const) {
      const before = await cpuOf(targets[name])
      await drive(targets[name].url + path, agent)
      const after = await cpuOf(targets[name])
      if (i >= warmUpRounds) used[name].push((after - before) / callsPerRound)
    }
  }
  return { ours: median(used.ours), raw: median(used.raw) }
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message]: unknown[] = await once(child, 'message')
  return message
}

async function cpuOf({ process: child }: Target): Promise<number> {
  child.send('cpu')
  return z.number().parse(await nextMessage(child))
}

async function drive(url: string, agent: Agent): Promise<void> {
  let started = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (started < callsPerRound) {
        started++
        const { status } = await request(url, agent)
        if (status !== 200) throw new Error(`${url} answered ${status}`)
      }
    }),
  )
}

async function fetchReply(base: string, path: string, agent: Agent) {
  const { status, headers, body } = await request(base + path, agent)
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`)
  const { date, connection, 'keep-alive': _, 'transfer-encoding': __, ...own } = headers
  return { path, headers: { ...own, 'content-length': String(Buffer.byteLength(body)) }, body }
}

interface Answer {
  readonly status: number | undefined
  readonly headers: Record<string, unknown>
  readonly body: string
}

function request(url: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode, headers: response.headers, body })
      })
    }).on('error', reject)
  })
}
