import { expect, test } from 'vitest'

import { docBlocks } from '../src/doc-commands.ts'

const fence = '```'

test('finds every block of commands with its line, and nothing else', () => {
  const markdown = `# Title

${fence}sh
npx -y pnpm test
${fence}

${fence}sh keeps-running
npx -y pnpm start
${fence}

${fence}sh long
pnpm bench
${fence}

${fence}ts
const sh = 1
${fence}
`
  expect(docBlocks('README.md', markdown)).toEqual([
    { file: 'README.md', line: 3, kind: 'script', script: 'npx -y pnpm test\n' },
    { file: 'README.md', line: 7, kind: 'keeps-running', script: 'npx -y pnpm start\n' },
    { file: 'README.md', line: 11, kind: 'long', script: 'pnpm bench\n' },
  ])
})

test('reads a transcript as commands and what each one prints', () => {
  const markdown = `${fence}console
$ echo one; echo two; echo aside >&2
one
two
$ true
$ echo '$ not a command'
$ not a command
${fence}
`
  const [block] = docBlocks('a.md', markdown)
  expect(block).toMatchObject({
    kind: 'transcript',
    steps: [
      { command: 'echo one; echo two; echo aside >&2', output: 'one\ntwo' },
      { command: 'true', output: '' },
      { command: "echo '$ not a command'", output: '' },
      { command: 'not a command', output: '' },
    ],
  })
})

test('an unknown kind of block is refused, so that no command goes unrun by a slip of the pen', () => {
  const markdown = `text\n${fence}sh lnog\npnpm bench\n${fence}\n`
  expect(() => docBlocks('docs/a.md', markdown)).toThrow('docs/a.md:2')
})
