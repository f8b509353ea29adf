import { describe, expect, it } from 'vitest'

import { importTerraform } from '../src/index.ts'
import { sourceFiles } from './import-text.ts'

const ctx = () => ({ signal: new AbortController().signal })
const importing = (text: string, context = ctx()) =>
  importTerraform(context, { files: sourceFiles(text) })
const queue = 'resource "aws_sqs_queue" "q" {}\n'

describe('the import worker', () => {
  it('imports, one project after another and several at once', async () => {
    const first = await importing(queue)
    expect(first.report.resources).toEqual([
      {
        address: 'aws_sqs_queue.q',
        type: 'aws_sqs_queue',
        outcome: 'node',
        into: 'aws_sqs_queue.q',
      },
    ])
    const more = await Promise.all(
      [importing(queue), importing('x ='), importing(queue)].map((job) => job.catch(String)),
    )
    expect(more).toEqual([first, expect.stringContaining('main.tf line 1'), first])
  })

  it('hands over a refusal with its reason', async () => {
    await expect(importing('resource "a" {}')).rejects.toMatchObject({
      name: 'AppError',
      code: 'VALIDATION',
      details: { reason: 'bad_block', file: 'main.tf' },
    })
  })

  it.each([
    ['brackets', `a = ${'['.repeat(100_000)}`],
    ['signs', `resource "a" "b" {\n  x = ${'!'.repeat(100_000)}true\n}\n`],
    [
      'locals',
      `locals {\n${Array.from({ length: 20_000 }, (_, index) => `  a${index} = local.a${index + 1}`).join('\n')}\n  a20000 = 1\n}\nresource "a" "b" {\n  x = local.a0\n}\n`,
    ],
  ])(
    'survives a chain of %s that ends the stack, and the next import works',
    async (_what, text) => {
      await expect(importing(text)).rejects.toMatchObject({
        code: 'VALIDATION',
        details: { reason: 'too_deep' },
      })
      await expect(importing(queue)).resolves.toMatchObject({
        graph: { nodes: [{ id: 'aws_sqs_queue.q' }] },
      })
    },
  )

  it('survives values that double themselves sixty times', async () => {
    const doubled = (twice: (name: string) => string) =>
      `locals {\n  a0 = "abcdefgh"\n${Array.from({ length: 60 }, (_, index) => `  a${index + 1} = ${twice(`local.a${index}`)}`).join('\n')}\n}\nresource "aws_sqs_queue" "q" {\n  name = jsonencode(local.a60)\n}\n`
    const texts = await importing(doubled((name) => `"\${${name}}\${${name}}"`))
    expect(texts.report.warnings.join()).toContain('longer than 1,000,000 characters')
    const lists = await importing(doubled((name) => `[${name}, ${name}]`))
    expect(lists.report.warnings.join()).toContain('more than 1,000,000 parts')
  })

  it('stops when the caller goes away, also while waiting, and the next import works', async () => {
    const gone = new AbortController()
    const running = importing(queue, gone)
    const waiting = importing(queue, gone)
    gone.abort()
    await expect(running).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      details: { reason: 'cancelled' },
    })
    await expect(waiting).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await expect(importing(queue)).resolves.toMatchObject({
      report: { warnings: [expect.any(String)] },
    })
  })
})
