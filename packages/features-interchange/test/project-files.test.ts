import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

import { readTerraformProject } from '../src/index.ts'
import type { SourceFile } from '../src/schemas.ts'
import { importProject } from '../src/terraform/import-project.ts'
import { importText, sourceFiles } from './import-text.ts'

const root = mkdtempSync(join(tmpdir(), 'backarch-files-'))
afterAll(() => rmSync(root, { recursive: true }))

let folders = 0
function folder(files: Readonly<Record<string, string | Buffer>>): string {
  folders += 1
  const path = join(root, `case-${folders}`)
  mkdirSync(path)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return path
}

const queue = (name: string) => `resource "aws_sqs_queue" "q" {\n  name = ${name}\n}\n`
const nameOf = async (files: Parameters<typeof importText>[0]) => {
  const { graph, report } = await importText(files)
  return { name: graph.nodes[0]?.name, warnings: report.warnings }
}
const addresses = async (files: readonly SourceFile[]) =>
  (await importProject(files)).report.resources.map(({ address }) => address)

describe('functions that read files', () => {
  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['file', 'trimspace(file("${path.module}/name.txt"))', { 'name.txt': 'orders\n' }],
    ['file in a folder', 'file("./conf/../conf/name")', { 'conf/name': 'orders' }],
    [
      'JSON',
      'jsondecode(file("a.json")).queues[0].name',
      { 'a.json': '{"queues":[{"name":"orders"}]}' },
    ],
    ['YAML', 'yamldecode(file("a.yaml")).queues[0]', { 'a.yaml': 'queues:\n  - orders\n' }],
    ['CSV', 'csvdecode(file("a.csv"))[1].name', { 'a.csv': 'id,name\n1,a\n2,"orders"\n' }],
    [
      'templatefile',
      'templatefile("n.tftpl", { parts = ["or", "ders"] })',
      { 'n.tftpl': '%{ for p in parts }${p}%{ endfor }' },
    ],
    ['templatestring', 'templatestring("$${a}ders", { a = "or" })', {}],
    ['filebase64', 'base64decode(filebase64("n"))', { n: 'orders' }],
    ['fileexists', 'fileexists("n") ? "orders" : "none"', { n: '' }],
    ['path.root', 'file("${path.root}/n")', { n: 'orders' }],
    ['filemd5', 'filemd5("n") == md5("x") ? "orders" : "none"', { n: 'x' }],
    [
      'a file in a template',
      'templatefile("n.tftpl", {})',
      { 'n.tftpl': '${file("n")}', n: 'orders' },
    ],
  ])('%s', async (_what, name, files) => {
    expect(await nameOf({ 'main.tf': queue(name), ...files })).toEqual({
      name: 'orders',
      warnings: [],
    })
  })

  it('read from the folder of their own module, also when all files come in one folder', async () => {
    const code = 'module "m" {\n  source = "./modules/m"\n}\n'
    const own = queue('file("${path.module}/name")')
    expect(
      await nameOf({ 'main.tf': code, 'modules/m/m.tf': own, 'modules/m/name': 'orders' }),
    ).toMatchObject({ name: 'orders' })
    const nested = sourceFiles({
      'infra/main.tf': code,
      'infra/modules/m/m.tf': own,
      'infra/modules/m/name': 'orders',
    })
    expect((await importProject(nested)).graph.nodes[0]?.name).toBe('orders')
  })

  it('make one resource of each file that fileset finds', async () => {
    const code = `
resource "aws_sqs_queue" "q" {
  for_each = fileset("\${path.module}/queues", "**/*.{yaml,yml}")
  name     = yamldecode(file("\${path.module}/queues/\${each.value}")).name
}
`
    const { graph } = await importText({
      'main.tf': code,
      'queues/a.yaml': 'name: first',
      'queues/deep/b.yml': 'name: second',
      'queues/README.md': '',
    })
    expect(graph.nodes.map(({ id, name }) => [id, name])).toEqual([
      ['aws_sqs_queue.q["a.yaml"]', 'first'],
      ['aws_sqs_queue.q["deep/b.yml"]', 'second'],
    ])
  })

  it.each([
    ['file("gone.txt")', /gone\.txt is not given/],
    ['try(file("gone.txt"), "guess")', /gone\.txt is not given/],
    ['fileexists("gone.txt") ? "a" : "b"', /gone\.txt is not given/],
    ['templatefile("gone.tpl", {})', /gone\.tpl is not given/],
    ['file("/etc/hostname")', /hostname is not given/],
    ['file("../../secret")', /secret is not given/],
    ['join(",", fileset("conf", "*"))', /files in conf are not all given/],
    ['templatefile("itself", {})', /cannot read a further template/],
    ['templatefile("needy", {})', /the template is not given who/],
    ['templatefile("broken", {})', /the template cannot be read: expected/],
  ])('%s is unknown with a warning, never an error', async (name, warning) => {
    const { warnings, ...node } = await nameOf({
      'main.tf': queue(name),
      itself: '${templatefile("itself", {})}',
      needy: '${who}',
      broken: '${1 + (2}',
    })
    expect(node.name).toBe('q')
    expect(warnings.join('\n')).toMatch(warning)
  })

  it('of a number of files that nobody knows stand as one copy', async () => {
    const code = 'resource "aws_sqs_queue" "q" {\n  for_each = fileset("conf", "*")\n}\n'
    const unlisted = { path: '.', content: '', unread: true } as const
    expect(await addresses(sourceFiles({ 'main.tf': code, 'conf/a': '' }))).toEqual([
      'aws_sqs_queue.q["a"]',
    ])
    expect(await addresses([...sourceFiles({ 'main.tf': code, 'conf/a': '' }), unlisted])).toEqual([
      'aws_sqs_queue.q',
    ])
  })
})

describe('readTerraformProject with files that functions name', () => {
  const read = async (path: string) =>
    (await readTerraformProject(path)).map((file) =>
      file.unread === true ? `${file.path} unread` : file.path,
    )

  it('reads them too, by a literal, path.module or path.root', async () => {
    const path = folder({
      'main.tf': `${queue('jsondecode(file("a/b.json")).x')}module "m" {\n  source = "./m"\n}\nlocals {\n  t = templatefile("\${path.root}/t.tpl", {})\n  dynamic = file("\${var.path}/x")\n}\n`,
      'a/b.json': '{}',
      'a/c.json': '{}',
      't.tpl': '',
      'm/main.tf':
        'locals {\n  f = fileset(path.module, "*.yaml")\n  k = filebase64sha256("${ path.module }/code.zip")\n}\n',
      'm/one.yaml': '',
      'm/two.yaml': '',
      'm/code.zip': Buffer.from([0xff, 0xfe, 0x00]),
    })
    expect((await read(path)).slice(2)).toEqual([
      'a/b.json',
      't.tpl',
      'm/code.zip unread',
      'm/one.yaml',
      'm/two.yaml',
    ])
  })

  it('reads nothing outside of the folder, and nothing that would become configuration', async () => {
    const path = folder({
      'project/main.tf': `locals {\n  a = file("../secret")\n  b = file("/etc/hostname")\n  c = file("link")\n  d = file("a/../../secret")\n  e = file("links/secret")\n  f = file("~/secret")\n  g = file("x.auto.tfvars")\n  h = file("a")\n}\n${queue('"n"')}`,
      secret: 'secret',
      'project/a/b': '',
    })
    symlinkSync('../secret', join(path, 'project/link'))
    symlinkSync('..', join(path, 'project/links'))
    expect(await read(join(path, 'project'))).toEqual(['main.tf'])
  })

  it('tells that it did not find all files of a fileset', async () => {
    const code = (pattern: string) => `${queue('"n"')}locals {\n  f = fileset(${pattern})\n}\n`
    const files = { 'conf/a.txt': '', 'big/b.txt': Buffer.alloc(300_000) }
    expect(await read(folder({ 'main.tf': code('"conf", var.p'), ...files }))).toEqual([
      'main.tf',
      '. unread',
    ])
    expect(await read(folder({ 'main.tf': code('"../x", "*"'), ...files }))).toEqual([
      'main.tf',
      '. unread',
    ])
    expect(await read(folder({ 'main.tf': code('"big", "*"'), ...files }))).toEqual([
      'main.tf',
      'big/b.txt unread',
    ])
    const linked = folder({ 'main.tf': code('"conf", "**"'), ...files })
    symlinkSync('../big', join(linked, 'conf/link'))
    expect(await read(linked)).toEqual(['main.tf', 'conf/a.txt', '. unread'])
  })

  it('refuses no project because of them', async () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`conf/${at}.txt`, 'x']))
    const files = await readTerraformProject(
      folder({ 'main.tf': `${queue('"n"')}locals {\n  f = fileset("conf", "*")\n}\n`, ...many }),
    )
    expect(files.length).toBeLessThan(600)
    expect(files.at(-1)).toEqual({ path: '.', content: '', unread: true })
    expect(await addresses(files)).toEqual(['aws_sqs_queue.q'])
  })
})
