import { expect, test } from 'vitest'

import { checkDocs } from '../src/check-docs.ts'
import { repositoryWith } from './repository.ts'

const fence = '```'

test('documents whose commands do what they say pass', async () => {
  using repository = repositoryWith({
    'README.md': `${fence}sh\ntest -f README.md\n${fence}\n${fence}console\n$ cat data.txt; echo aside >&2\n7\n${fence}\n`,
    'docs/more.md': `${fence}sh long\nfalse\n${fence}\n`,
    'data.txt': '7\n',
  })
  expect(await checkDocs(repository.root)).toEqual({ ok: true, output: '' })
})

test('a command that fails is named with its document, its line and what it printed', async () => {
  using repository = repositoryWith({
    'README.md': `# Title\n\n${fence}sh\necho said; exit 3\n${fence}\n`,
  })
  const { ok, output } = await checkDocs(repository.root)
  expect(ok).toBe(false)
  expect(output).toContain('README.md:3')
  expect(output).toContain('said\n')
  expect(output).toContain('ended with 3')
})

test('a transcript that no longer shows the real output fails', async () => {
  using repository = repositoryWith({
    'README.md': `${fence}console\n$ echo new\nold\n${fence}\n`,
  })
  const { ok, output } = await checkDocs(repository.root)
  expect(ok).toBe(false)
  expect(output).toContain('prints:\nnew\nbut the document says:\nold')
})

test('what keeps running is opened, asked for its health and interrupted', async () => {
  const server = `const server = require('node:http').createServer((request, response) => {
    response.statusCode = request.url === '/v1/health' ? 200 : 404
    response.end()
  }).listen(process.env.PORT, () => console.log('open http://localhost:' + server.address().port))
  process.on('SIGINT', () => process.exit(0))`
  using repository = repositoryWith({
    'server.cjs': server,
    'README.md': `${fence}sh keeps-running\nexec node server.cjs\n${fence}\n`,
  })
  expect(await checkDocs(repository.root)).toEqual({ ok: true, output: '' })
})

test('what should keep running and ends at once fails', async () => {
  using repository = repositoryWith({
    'README.md': `${fence}sh keeps-running\necho no server here\n${fence}\n`,
  })
  const { ok, output } = await checkDocs(repository.root)
  expect(ok).toBe(false)
  expect(output).toContain('printed no address to open')
})
