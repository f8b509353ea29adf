import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { z } from 'zod'

import { type Bench, type Measurement, sideBySide } from './measure.ts'

const command = join(import.meta.dirname, '../../../scripts/src/backarch.ts')
const run = promisify(execFile)

/** The whole process, from start to exit, against one that does nothing. */
export const estimate: Bench = {
  name: 'estimate',
  title:
    '`backarch estimate --json` as a whole process, beside a Node.js process that does nothing',
  run: async () => {
    const measurements: Measurement[] = []
    for (const size of [1, 10, 100, 1000]) measurements.push(await estimateOf(size))
    return measurements
  },
}

async function estimateOf(size: number): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
  try {
    await writeProject(folder, size)
    const { ours, peer } = await sideBySide(
      5,
      async () => {
        const { stdout } = await run(process.execPath, [command, 'estimate', folder, '--json'], {
          maxBuffer: 64 * 1024 * 1024,
        })
        const { resources } = z
          .object({ resources: z.array(z.unknown()) })
          .parse(JSON.parse(stdout))
        if (resources.length !== size) {
          throw new Error(`estimate listed ${resources.length} of ${size} resources`)
        }
      },
      () => run(process.execPath, ['-e', '']),
    )
    return {
      what: 'resources',
      size,
      ours: `${ours.toFixed(0)} ms`,
      peer: `${peer.toFixed(0)} ms`,
      figure: ours / 1000,
      unit: ' s',
      ...(size === 100 ? { goal: { atMost: 1.5 } } : {}),
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Ten files, as a project of that size would have. */
async function writeProject(folder: string, size: number): Promise<void> {
  const files = new Map<string, string>([
    ['main.tf', 'provider "aws" {\n  region = "us-east-1"\n}\n'],
  ])
  for (let i = 0; i < size; i++) {
    const file = `part${i % 10}.tf`
    files.set(file, `${files.get(file) ?? ''}${resource(i)}\n`)
  }
  await Promise.all([...files].map(([name, text]) => writeFile(join(folder, name), text)))
}

function resource(i: number): string {
  const kinds = [
    `resource "aws_instance" "r${i}" {\n  ami           = "ami-1"\n  instance_type = "t3.micro"\n}\n`,
    `resource "aws_sqs_queue" "r${i}" {\n  name = "queue-${i}"\n}\n`,
    `resource "aws_ebs_volume" "r${i}" {\n  availability_zone = "us-east-1a"\n  size = ${10 + i}\n}\n`,
    `resource "aws_s3_bucket" "r${i}" {\n  bucket = "bucket-${i}"\n}\n`,
  ]
  return kinds[i % kinds.length] ?? ''
}
