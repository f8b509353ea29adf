import type { ImportResult } from '@backarch/features-interchange/schemas'

const outcomes = ['node', 'container', 'connector', 'property', 'unsupported'] as const

/** What became of every resource, grouped by outcome. */
export function renderImport({ graph, report }: ImportResult): string {
  const byOutcome = Map.groupBy(report.resources, (resource) => resource.outcome)
  const groups = outcomes.flatMap((outcome) => {
    const resources = byOutcome.get(outcome) ?? []
    if (resources.length === 0) return []
    return [
      `${outcome} (${resources.length})`,
      ...resources.map(({ address, into }) =>
        into === undefined || into === address ? `  ${address}` : `  ${address} → ${into}`,
      ),
      '',
    ]
  })
  const warnings = report.warnings.map((warning) => `warning: ${warning}`)
  const summary = `${graph.nodes.length} nodes, ${graph.edges.length} edges, ${graph.groups.length} groups from ${report.resources.length} resources`
  return `${[...groups, ...warnings, summary].join('\n')}\n`
}
