import type { GraphNode } from '@backarch/services-topology/schemas'

import type { ImportResult, SourceFile } from '../src/schemas.ts'
import { importProject } from '../src/terraform/import-project.ts'

/** Files by path, or the text of the only one. */
export type Files = string | Readonly<Record<string, string>>

export function sourceFiles(files: Files): SourceFile[] {
  const byPath = typeof files === 'string' ? { 'main.tf': files } : files
  return Object.entries(byPath).map(([path, content]) => ({ path, content }))
}

/** Imports a project in this process. Without a provider block it gets one in us-east-1. */
export async function importText(files: Files): Promise<ImportResult> {
  const given = sourceFiles(files)
  const region = given.some(({ content }) => /provider\s+"?aws/.test(content))
    ? []
    : [{ path: 'zz-provider.tf', content: 'provider "aws" {\n  region = "us-east-1"\n}\n' }]
  return importProject([...given, ...region])
}

/** The only node of a project, or the one of this address. */
export async function importNode(files: Files, address?: string): Promise<GraphNode> {
  const { graph } = await importText(files)
  const found = graph.nodes.filter(
    (node) => address === undefined || node.source?.address === address,
  )
  const [node] = found
  if (node === undefined || found.length > 1) {
    throw new Error(`expected one node, got ${graph.nodes.map(({ id }) => id).join(', ')}`)
  }
  return node
}

/** `address outcome into`, sorted. */
export function outcomes({ report }: ImportResult): string[] {
  return report.resources
    .map(
      ({ address, outcome, into }) =>
        `${address} ${outcome}${into === undefined ? '' : ` ${into}`}`,
    )
    .toSorted()
}

/** `from -> to mode protocol`, sorted. */
export function connections({ graph }: ImportResult): string[] {
  return graph.edges
    .map(({ from, to, mode, protocol }) => `${from} -> ${to} ${mode} ${protocol ?? '-'}`)
    .toSorted()
}
