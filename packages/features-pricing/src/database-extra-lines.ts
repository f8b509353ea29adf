import { hoursPerMonth } from './hours-per-month.ts'
import { fixed, per, unknownSetting, used, type Line } from './line.ts'
import { vcpusOf } from './vcpus.ts'

interface Settings {
  readonly engine: string | null
  readonly engineVersion: string | null
  readonly instanceClass: string | null
  readonly extendedSupport: boolean | null
  readonly performanceInsights: boolean | null
  readonly performanceInsightsRetentionDays: number | null
}

interface Usage {
  readonly capacity_units_per_hr?: number | undefined
  readonly monthly_cpu_credit_hrs?: number | undefined
  readonly vcpu_count?: number | undefined
  readonly monthly_additional_performance_insights_requests?: number | undefined
}

/** Major versions that the source of the prices bills for extended support, by engine. */
const extendedSupport: Readonly<Record<string, readonly string[]>> = {
  mysql: ['5.7'],
  postgres: ['11', '12'],
  'aurora-mysql': ['5.7'],
  'aurora-postgresql': ['11', '12'],
}

const freeInsightDays = 7

function isPastSupport({ engine, engineVersion }: Settings): boolean {
  const family = engine === 'aurora' ? 'aurora-mysql' : (engine ?? '')
  const majors = extendedSupport[family] ?? []
  return majors.some((major) => `${engineVersion ?? ''}.`.startsWith(`${major}.`))
}

function insightLines(
  service: string,
  settings: Settings,
  usage: Usage,
  vcpus: Pick<Line, 'quantity' | 'note'>,
): Line[] {
  const { instanceClass, performanceInsights, performanceInsightsRetentionDays: days } = settings
  if (performanceInsights === false) return []
  if (performanceInsights === null) {
    const price = unknownSetting('performanceInsights')
    return [fixed({ name: 'Performance Insights', unit: 'vCPU-month', quantity: null, price })]
  }
  const lines: Line[] = []
  const kept = days === null || days > freeInsightDays
  if (kept && instanceClass === 'db.serverless') {
    lines.push(
      used({
        name: 'Performance Insights Long Term Retention (serverless)',
        unit: 'ACUs',
        quantity: usage.capacity_units_per_hr,
        price:
          days === null
            ? unknownSetting('performanceInsightsRetentionDays')
            : { service, product: 'performance-insights-retention', key: instanceClass },
      }),
    )
  } else if (kept) {
    lines.push(
      fixed({
        name: `Performance Insights Long Term Retention (${instanceClass ?? 'unknown class'})`,
        unit: 'vCPU-month',
        ...vcpus,
        price:
          days === null
            ? unknownSetting('performanceInsightsRetentionDays')
            : { service, product: 'performance-insights-retention', key: instanceClass ?? '' },
      }),
    )
  }
  lines.push(
    used({
      name: 'Performance Insights API',
      unit: '1000 requests',
      quantity: per(usage.monthly_additional_performance_insights_requests, 1000),
      price: { service, product: 'performance-insights-requests', key: 'api' },
    }),
  )
  return lines
}

/** What a database instance is billed for beside its hours and its disk: by the vCPU, or for insight into it. */
export function databaseExtraLines(service: string, settings: Settings, usage: Usage): Line[] {
  const type = settings.instanceClass?.replace(/^db\./, '') ?? ''
  const vcpus = usage.vcpu_count ?? vcpusOf(type)
  const note = vcpus === null ? { note: `the vCPUs of ${type || 'its class'} are not known` } : {}
  const lines: Line[] = []

  if (settings.extendedSupport !== false && isPastSupport(settings)) {
    lines.push(
      fixed({
        name: 'Extended support (year 1)',
        unit: 'vCPU-hours',
        quantity: vcpus === null ? null : vcpus * hoursPerMonth,
        price: { service, product: 'extended-support', key: 'year 1' },
        ...note,
      }),
    )
  }
  lines.push(...insightLines(service, settings, usage, { quantity: vcpus, ...note }))

  const credits = usage.monthly_cpu_credit_hrs
  if (credits !== undefined && /^t\d/.test(type)) {
    lines.push(
      used({
        name: 'CPU credits',
        unit: 'vCPU-hours',
        quantity: vcpus === null ? undefined : credits * vcpus,
        price: { service, product: 'cpu-credits', key: type.split('.')[0] ?? '' },
      }),
    )
  }
  return lines
}
