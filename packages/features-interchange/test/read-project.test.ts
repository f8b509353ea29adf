import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

import { readTerraformProject } from '../src/index.ts'
import { importProject } from '../src/terraform/import-project.ts'

const root = mkdtempSync(join(tmpdir(), 'backarch-read-'))
afterAll(() => rmSync(root, { recursive: true }))

let folders = 0
/** A new folder with these files. */
function folder(files: Readonly<Record<string, string>>): string {
  folders += 1
  const path = join(root, `case-${folders}`)
  mkdirSync(path)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return path
}

const queue = 'resource "aws_sqs_queue" "q" {}\n'
const module = (source: string) => `module "m" {\n  source = "${source}"\n}\n`
const read = async (path: string) => (await readTerraformProject(path)).map((file) => file.path)

describe('readTerraformProject', () => {
  it('reads what Terraform itself would read, in a fixed order', async () => {
    const path = folder({
      'b.tf': queue,
      'a.tf.json': '{}',
      'terraform.tfvars': '',
      'terraform.tfvars.json': '{}',
      'x.auto.tfvars': '',
      'production.tfvars': '',
      'terraform.tfstate': '{}',
      'README.md': '',
      '.hidden.tf': queue,
      'unused/main.tf': queue,
      '.terraform/modules/x/main.tf': queue,
    })
    expect(await read(path)).toEqual([
      'a.tf.json',
      'b.tf',
      'terraform.tfvars',
      'terraform.tfvars.json',
      'x.auto.tfvars',
    ])
    expect((await readTerraformProject(path))[1]).toEqual({ path: 'b.tf', content: queue })
  })

  it('follows local modules, also from module to module and outside of the folder', async () => {
    const path = folder({
      'project/main.tf': `${module('./modules/a/')}${module('../shared').replace('"m"', '"n"')}`,
      'project/modules/a/main.tf': queue + module('../b'),
      'project/modules/a/terraform.tfvars': 'x = 1',
      'project/modules/b/main.tf.json': JSON.stringify({ module: { c: { source: './c' } } }),
      'project/modules/b/c/main.tf': queue,
      'shared/main.tf': queue,
    })
    const files = await readTerraformProject(join(path, 'project'))
    expect(files.map((file) => file.path)).toEqual([
      'main.tf',
      'modules/a/main.tf',
      'modules/b/main.tf.json',
      'modules/b/c/main.tf',
      '../shared/main.tf',
    ])
    const { report } = await importProject(files)
    expect(report.resources.map(({ address }) => address)).toEqual([
      'module.m.aws_sqs_queue.q',
      'module.m.module.m.module.c.aws_sqs_queue.q',
      'module.n.aws_sqs_queue.q',
    ])
  })

  it('reads the files that a module outside of the folder names beside it, and none above that', async () => {
    const path = folder({
      'project/main.tf': module('../modules/x'),
      'modules/x/main.tf':
        'locals {\n  a = file("${path.module}/conf/name")\n  b = fileset(path.module, "conf/*.txt")\n  c = file("${path.module}/../secret")\n}\n',
      'modules/x/conf/name': 'orders',
      'modules/x/conf/one.txt': '1',
      'modules/secret': 'no',
    })
    symlinkSync('../../secret', join(path, 'modules/x/conf/link.txt'))
    expect(await read(join(path, 'project'))).toEqual([
      'main.tf',
      '../modules/x/main.tf',
      '../modules/x/conf/name',
      '../modules/x/conf/one.txt',
      '.',
    ])
  })

  it('reads one file, the modules it names, and nothing beside it', async () => {
    const path = folder({
      'one.tf': module('./m'),
      'two.tf': queue,
      'terraform.tfvars': '',
      'm/main.tf': queue,
    })
    expect(await read(join(path, 'one.tf'))).toEqual(['one.tf', 'm/main.tf'])
  })

  it('takes text that only looks like a module, and a module that is missing, for nothing', async () => {
    const path = folder({
      'main.tf': `${queue}resource "aws_s3_object" "o" {\n  source = "./page.html"\n}\n# source = "./gone"\n`,
      'page.html': '',
    })
    expect(await read(path)).toEqual(['main.tf'])
  })

  it.each<[string, (path: string) => string, RegExp]>([
    ['a path that does not exist', (path) => join(path, 'nowhere'), /nowhere does not exist\.$/],
    ['a folder without Terraform', (path) => path, /^There is no \.tf file in .*case-\d+\.$/],
    [
      'a file that is not Terraform',
      (path) => join(path, 'notes.txt'),
      /notes\.txt is not a Terraform file/,
    ],
  ])('refuses %s in one line', async (_what, pathIn, message) => {
    const path = folder({ 'notes.txt': '' })
    await expect(readTerraformProject(pathIn(path))).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringMatching(message),
    })
  })

  it('refuses a file of 50 MB without reading it, and a project that is too large as a whole', async () => {
    const path = folder({ 'main.tf': queue, 'big.tf': '' })
    truncateSync(join(path, 'big.tf'), 50_000_000)
    await expect(readTerraformProject(path)).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringMatching(/big\.tf is larger than 10 MB\.$/),
    })
    truncateSync(join(path, 'big.tf'), 6_000_000)
    writeFileSync(join(path, 'bigger.tf'), '')
    truncateSync(join(path, 'bigger.tf'), 6_000_000)
    await expect(readTerraformProject(path)).rejects.toMatchObject({
      details: { reason: 'too_large' },
    })
  })

  it('skips a folder named like a file, as Terraform does', async () => {
    const path = folder({ 'main.tf/inner.txt': '', 'other.tf': queue })
    expect(await read(path)).toEqual(['other.tf'])
  })

  it('does not walk round in circles through links', async () => {
    const path = folder({ 'main.tf': module('./loop') })
    symlinkSync('.', join(path, 'loop'))
    await expect(readTerraformProject(path)).rejects.toMatchObject({
      code: 'VALIDATION',
      details: { reason: 'module_cycle' },
      message: expect.stringContaining('loop leads back to a folder that contains it'),
    })
  })

  it('reads a folder that is a link, and a module behind one', async () => {
    const path = folder({ 'real/main.tf': module('./link'), 'shared/main.tf': queue })
    symlinkSync('real', join(path, 'project'))
    symlinkSync('../shared', join(path, 'real/link'))
    expect(await read(join(path, 'project'))).toEqual(['main.tf', 'link/main.tf'])
  })

  it('leaves modules in a circle to the import, which names them', async () => {
    const path = folder({
      'main.tf': module('./a'),
      'a/main.tf': module('../b'),
      'b/main.tf': module('../a'),
    })
    const files = await readTerraformProject(path)
    await expect(importProject(files)).rejects.toMatchObject({
      details: { reason: 'module_cycle' },
    })
  })
})
