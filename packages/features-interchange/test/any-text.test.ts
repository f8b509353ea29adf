import { isAppError } from '@backarch/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { importProject } from '../src/terraform/import-project.ts'
import { sourceFiles } from './import-text.ts'

describe('any text at all', () => {
  const words = fc.constantFrom(
    'resource',
    'module',
    'variable',
    'locals',
    'provider',
    'dynamic',
    'for_each',
    'count',
    'content',
    'source',
    'default',
    'type',
    '"aws_instance"',
    '"aws_subnet"',
    '"a"',
    'a',
    'aws_instance',
    'each',
    'var',
    'local',
    'data',
    'null',
    'true',
    '1',
    '-1',
    '1e99',
    '=',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '.',
    ',',
    ':',
    '?',
    '*',
    '...',
    '=>',
    '==',
    '&&',
    '!',
    '<<EOT\n',
    'EOT\n',
    '"${',
    '}"',
    '%{',
    '${',
    '~',
    '"',
    '#',
    '/*',
    '*/',
    '\n',
    '\n',
    ' ',
    'for',
    'in',
    'if',
    'toset',
    'merge',
    'jsonencode',
    'cidrsubnet',
    'ebs_block_device',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    'é',
  )
  const soup = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' '))
  const expression = fc
    .array(words, { maxLength: 25 })
    .map((parts) => parts.join(' ').replaceAll('\n', ' '))
  const outcome = async (files: Parameters<typeof sourceFiles>[0]) => {
    try {
      await importProject(sourceFiles(files))
      return 'imported'
    } catch (error) {
      return isAppError(error) ? error.code : `crashed: ${String(error)}`
    }
  }

  it('is imported or refused (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 200 })),
        async (text) => {
          expect(await outcome(text)).toMatch(/^(?:imported|VALIDATION)$/)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('as an argument is imported or refused (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        expression,
        fc.constantFrom('count', 'for_each', 'instance_type', 'tags', 'ebs_block_device'),
        async (text, argument) => {
          const code = `resource "aws_instance" "a" {\n  ${argument} = ${text}\n}\n`
          expect(await outcome(code)).toMatch(/^(?:imported|VALIDATION)$/)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('as JSON is imported or refused (property)', async () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, true, 1, -1, 1e99, '${', '${a.b}', '${local.x}', 'x'),
        fc.array(tie('value'), { maxLength: 3 }),
        tie('object'),
      ),
      object: fc.dictionary(
        fc.constantFrom(
          'resource',
          'aws_instance',
          'a',
          'locals',
          'module',
          'variable',
          'count',
          'for_each',
          'dynamic',
          'content',
          'ebs_block_device',
          '__proto__',
          'source',
        ),
        tie('value'),
        { maxKeys: 4 },
      ),
    }))
    await fc.assert(
      fc.asyncProperty(json.object, async (content) => {
        expect(await outcome({ 'main.tf.json': JSON.stringify(content) })).toMatch(
          /^(?:imported|VALIDATION)$/,
        )
      }),
      { numRuns: 400 },
    )
  })
})
