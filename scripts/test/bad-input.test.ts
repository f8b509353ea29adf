import { open } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { backarch, project } from './support/backarch.ts'

const queue = 'resource "aws_sqs_queue" "jobs" {}\n'

interface Case {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly args: (folder: string) => readonly string[]
  readonly says: RegExp
}

const cases: readonly Case[] = [
  {
    name: 'a path that is not there',
    files: {},
    args: (folder) => ['estimate', join(folder, 'nowhere')],
    says: /nowhere/,
  },
  {
    name: 'a syntax error, with its file and line',
    files: { 'main.tf': queue, 'net.tf': 'resource "aws_vpc" "main" {\n  cidr_block = \n}\n' },
    args: (folder) => ['estimate', folder],
    says: /net\.tf.*\b2\b/,
  },
  {
    name: 'an empty project',
    files: { 'main.tf': '# nothing yet\n' },
    args: (folder) => ['import', folder],
    says: /no resource/i,
  },
  {
    name: 'a folder without Terraform files',
    files: { 'notes.txt': 'hello' },
    args: (folder) => ['estimate', folder],
    says: /\.tf/,
  },
  {
    name: 'a cycle of local modules',
    files: {
      'main.tf': 'module "a" {\n  source = "./a"\n}\n',
      'a/main.tf': 'module "b" {\n  source = "../b"\n}\n',
      'b/main.tf': 'module "a" {\n  source = "../a"\n}\n',
    },
    args: (folder) => ['estimate', folder],
    says: /Modules contain each other: a -> b -> a/,
  },
  {
    name: 'a usage file with unknown keys',
    files: {
      'main.tf': queue,
      'usage.yml': 'version: 0.1\nresource_usage:\n  aws_sqs_queue.jobs:\n    monthly_request: 5\n',
    },
    args: (folder) => ['estimate', folder, '--usage', join(folder, 'usage.yml')],
    says: /monthly_request\b.*monthly_requests/,
  },
  {
    name: 'a usage file that is not there',
    files: { 'main.tf': queue },
    args: (folder) => ['estimate', folder, '--usage', join(folder, 'usage.yml')],
    says: /usage\.yml cannot be read/,
  },
  {
    name: 'a usage file that is too long',
    files: { 'main.tf': queue, 'usage.yml': '#'.repeat(300_000) },
    args: (folder) => ['estimate', folder, '--usage', join(folder, 'usage.yml')],
    says: /usage\.yml has more than 250000 characters/,
  },
  {
    name: 'no path',
    files: {},
    args: () => ['estimate'],
    says: /Name a file or folder/,
  },
  {
    name: 'a command that there is not',
    files: {},
    args: () => ['estimat'],
    says: /There is no command "estimat"; there are estimate, diff, import, prices import, prices list, jobs, jobs retry, seed/,
  },
  {
    name: 'an option that there is not',
    files: {},
    args: (folder) => ['estimate', folder, '--colour', 'blue'],
    says: /--colour/,
  },
  {
    name: 'an option that the command does not take',
    files: { 'main.tf': queue, 'usage.yml': 'version: 0.1\n' },
    args: (folder) => ['import', folder, '--usage', join(folder, 'usage.yml')],
    says: /import takes no --usage: backarch import/,
  },
  {
    name: 'a path for a command that needs none, before it makes anything',
    files: {},
    args: (folder) => ['seed', folder],
    says: /seed takes no path: backarch seed/,
  },
  {
    name: 'an empty path',
    files: {},
    args: () => ['estimate', ''],
    says: /Name a file or folder/,
  },
]

describe('backarch refuses with exit code 2 and one line that says what to change:', () => {
  test.each(cases)('$name', async ({ files, args, says }) => {
    await using folder = await project(files)
    expectRefusal(await backarch(args(folder.folder)), says)
  })

  test('a file of 50 MB', async () => {
    await using folder = await project({ 'main.tf': queue })
    const file = await open(join(folder.folder, 'huge.tf'), 'w')
    await file.truncate(50 * 1024 * 1024)
    await file.close()
    expectRefusal(await backarch(['estimate', folder.folder]), /huge\.tf.*MB/)
  })
})

function expectRefusal(
  { code, stdout, stderr }: { code: number; stdout: string; stderr: string },
  says: RegExp,
): void {
  expect(stderr).toMatch(says)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(stdout).toBe('')
  expect(code).toBe(2)
}
