import { describe, expect, it, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<Parameters<typeof costOf>[2]>['usage']

const bill = (kind: string, region: string | null, settings: Settings = {}, usage: Usage = {}) =>
  billOf(costOf(`azure.${kind}`, settings, { region, usage }))
const total = (kind: string, region: string | null, settings: Settings = {}, usage: Usage = {}) =>
  costOf(`azure.${kind}`, settings, { region, usage }).monthly

describe('Network Watcher', () => {
  test('costs checks beyond a thousand', () => {
    expect(bill('network-watcher', 'westeurope', {}, { monthly_diagnostic_checks: 1500 })).toEqual([
      ['Network diagnostic tool (over 1,000 checks)', 500, 'checks', 0.001, 0.5],
    ])
  })

  test('costs logs beyond 5 GB, and what is analysed of them', () => {
    const usage = { monthly_logs_collected_gb: 30 }
    expect(bill('flow-log', 'westeurope', {}, usage)).toEqual([
      ['Network logs collected (over 5GB)', 25, 'GB', 0.5, 12.5],
    ])
    expect(bill('flow-log', 'westeurope', { trafficAnalytics: true }, usage)[1]).toEqual([
      'Traffic Analytics data processed (60 min interval)',
      30,
      'GB',
      2.3,
      69,
    ])
    const often = { trafficAnalytics: true, analyticsIntervalMinutes: 10 }
    expect(total('flow-log', 'westeurope', often, usage)).toBe(117.5)
    expect(total('flow-log', 'westeurope', { trafficAnalytics: null }, usage)).toBeNull()
    const unknown = { trafficAnalytics: true, analyticsIntervalMinutes: null }
    expect(total('flow-log', 'westeurope', unknown, usage)).toBeNull()
  })

  test('costs tests beyond ten by tier', () => {
    expect(bill('connection-monitor', 'westeurope', { tests: 1_200_010 })).toEqual([
      ['Tests (10-240,010)', 240_000, 'tests', 0.3, 72_000],
      ['Tests (240,010-750,010)', 510_000, 'tests', 0.09999, 50_994.9],
      ['Tests (750,010-1,000,010)', 250_000, 'tests', 0.05001, 12_502.5],
      ['Tests (1,000,010+)', 200_000, 'tests', 0.02001, 4002],
    ])
    expect(total('connection-monitor', 'westeurope', { tests: 4 })).toBe(0)
    expect(total('connection-monitor', 'westeurope', { tests: 4 }, { tests: 20 })).toBe(3)
    expect(total('connection-monitor', 'westeurope', { tests: null })).toBeNull()
  })
})

describe('Application Insights', () => {
  test('costs what comes in, and each month beyond three that it is kept', () => {
    const usage = { monthly_data_ingested_gb: 1000 }
    expect(bill('application-insights', 'eastus', { retentionDays: 120 }, usage)).toEqual([
      ['Data ingested', 1000, 'GB', 2.3, 2300],
      ['Data retention (120 days)', 1000, 'GB', 0.1, 100],
    ])
    expect(total('application-insights', 'eastus', { retentionDays: 30 }, usage)).toBe(2300)
    expect(total('application-insights', 'eastus', { retentionDays: null }, usage)).toBeNull()
  })

  it.each([
    [{ testType: 'multi-step' }, 'eastus', 10],
    [{ testType: 'standard' }, 'westeurope', 5.6502],
    [{ testType: 'standard', frequencySeconds: 900, locations: 2 }, 'westeurope', 3.7668],
    [{ testType: 'ping' }, 'eastus', 0],
    [{ testType: 'multi-step', enabled: false }, 'eastus', 0],
    [{}, 'eastus', null],
    [{ testType: 'multi-step', enabled: null }, 'eastus', null],
    [{ testType: 'standard', enabled: null }, 'westeurope', null],
    [{ testType: 'standard', frequencySeconds: null }, 'westeurope', null],
    [{ testType: 'standard', locations: null }, 'westeurope', null],
  ])('tests the web %o in %s for %d', (settings, region, monthly) => {
    expect(total('web-test', region, settings)).toBe(monthly)
  })
})

describe('a Log Analytics workspace', () => {
  const kind = 'log-analytics-workspace'

  test('costs what comes in, is kept, searched and taken out', () => {
    const usage = {
      monthly_log_data_ingestion_gb: 100,
      monthly_additional_log_data_retention_gb: 100,
      monthly_sentinel_data_ingestion_gb: 10,
      monthly_log_data_export_gb: 10,
      monthly_basic_log_data_ingestion_gb: 10,
      monthly_basic_log_search_gb: 100,
      monthly_archive_data_gb: 100,
      monthly_archive_data_restored_gb: 10,
      monthly_archive_data_searched_gb: 100,
    }
    expect(bill(kind, 'westeurope', {}, usage)).toEqual([
      ['Log data ingestion', 100, 'GB', 2.99, 299],
      ['Log data retention', 100, 'GB', 0.13, 13],
      ['Sentinel data ingestion', 10, 'GB', 2.99, 29.9],
      ['Log data export', 10, 'GB', 0.13, 1.3],
      ['Basic log data ingestion', 10, 'GB', 0.65, 6.5],
      ['Basic log search queries', 100, 'GB searched', 0.0065, 0.65],
      ['Archive data', 100, 'GB', 0.026, 2.6],
      ['Archive data restored', 10, 'GB', 0.13, 1.3],
      ['Archive data searched', 100, 'GB', 0.0065, 0.65],
    ])
  })

  test('costs what is committed to by the day', () => {
    const settings = { sku: 'CapacityReservation', reservedGbPerDay: 100, sentinel: true }
    const lines = bill(kind, 'westeurope', settings)
    expect(lines.slice(0, 2)).toEqual([
      ['Log data ingestion', 30, '100 GB (per day)', 252.84, 7585.2],
      ['Sentinel data ingestion', 30, '100 GB (per day)', 252.84, 7585.2],
    ])
    expect(total(kind, 'westeurope', { ...settings, reservedGbPerDay: 200 })).toBeNull()
    expect(total(kind, 'westeurope', { ...settings, reservedGbPerDay: null })).toBeNull()
  })

  test('keeps data longer for nothing where Sentinel looks at it', () => {
    const names = (settings: Settings) => bill(kind, 'westeurope', settings).map(([name]) => name)
    expect(names({ retentionDays: 60 })).toContain('Log data retention')
    expect(names({ retentionDays: null })).toContain('Log data retention')
    expect(names({ retentionDays: 60, sentinel: true })).not.toContain('Log data retention')
  })

  test('of an old tier is free or unpriced', () => {
    expect(costOf(`azure.${kind}`, { sku: 'Free' }).status).toBe('free')
    for (const sku of ['PerNode', null]) {
      expect(costOf(`azure.${kind}`, { sku }, { region: 'westeurope' }).status).toBe('unpriced')
    }
    const usage = { monthly_sentinel_data_ingestion_gb: 1 }
    expect(total(kind, 'westeurope', { sentinel: null }, usage)).toBeNull()
  })
})

describe('monitoring', () => {
  test('notifies every receiver every time', () => {
    const settings = {
      emails: 2,
      itsmEvents: 1,
      pushNotifications: 1,
      webHooks: 2,
      secureWebHooks: 1,
      smsCountryCodes: ['34', '1', '1'],
      voiceCountryCodes: ['86'],
    }
    expect(bill('action-group', 'eastus', settings, { monthly_notifications: 1000 })).toEqual([
      ['Email notifications (2)', 2000, 'emails', 0.00002, 0.04],
      ['ITSM connectors (1)', 1000, 'events', 0.005, 5],
      ['Push notifications (1)', 1000, 'notifications', 0.00002, 0.02],
      ['Secure web hooks (1)', 1000, 'notifications', 0.00006, 0.06],
      ['Web hooks (2)', 2000, 'notifications', 0.000006, 0.012],
      ['SMS messages > Country code 1 (2)', 2000, 'messages', 0.00645, 12.9],
      ['SMS messages > Country code 34 (1)', 1000, 'messages', 0.088, 88],
      ['Voice calls > Country code 86 (1)', 1000, 'calls', 0.06, 60],
    ])
    const usage = { monthly_notifications: 1 }
    expect(costOf('azure.action-group', {}).status).toBe('free')
    expect(total('action-group', 'eastus', { emails: null }, usage)).toBeNull()
    expect(total('action-group', 'eastus', { smsCountryCodes: ['44'] }, usage)).toBeNull()
    expect(total('action-group', 'eastus', { voiceCountryCodes: null }, usage)).toBeNull()
  })

  test('costs metrics and logs that are taken in or sent on', () => {
    const samples = { monthly_custom_metrics_samples: 3e7 }
    expect(bill('data-collection-rule', 'westeurope', {}, samples)).toEqual([
      ['Metrics ingestion', 3, '10M samples', 0.16, 0.48],
    ])
    const logs = { monthly_platform_log_gb: 1000 }
    expect(bill('diagnostic-setting', 'westeurope', {}, logs)).toEqual([
      ['Platform logs processed', 1000, 'GB', 0.325, 325],
    ])
    expect(costOf('azure.diagnostic-setting', { exported: false }, { usage: logs }).status).toBe(
      'free',
    )
    expect(total('diagnostic-setting', 'westeurope', { exported: null }, logs)).toBeNull()
  })

  test('costs the time series of an alert on metrics', () => {
    expect(bill('metric-alert', 'eastus', { timeSeries: 8, dynamicTimeSeries: 4 })).toEqual([
      ['Metrics monitoring', 8, 'time-series', 0.1, 0.8],
      ['Dynamic threshold monitoring', 4, 'time-series', 0.1, 0.4],
    ])
    expect(costOf('azure.metric-alert', { enabled: false }).status).toBe('free')
    for (const unknown of ['enabled', 'timeSeries', 'dynamicTimeSeries']) {
      expect(total('metric-alert', 'eastus', { [unknown]: null })).toBeNull()
    }
  })

  it.each([
    [{ frequencyMinutes: 1 }, 3],
    [{ frequencyMinutes: 5, timeSeries: 4 }, 1.95],
    [{ frequencyMinutes: 10 }, 1],
    [{ frequencyMinutes: 60, timeSeries: 2 }, 0.55],
    [{ enabled: false }, 0],
    [{ enabled: null, frequencyMinutes: 5 }, null],
    [{ frequencyMinutes: 5, timeSeries: null }, null],
    [{}, null],
  ])('looks at logs %o for %d', (settings, monthly) => {
    expect(total('log-alert', 'westeurope', settings)).toBe(monthly)
  })
})

describe('Automation', () => {
  const usage = {
    monthly_job_run_mins: 1000,
    monthly_watcher_hrs: 100,
    non_azure_config_node_count: 2,
  }

  it.each([
    [{}, [2, 12, 0.2]],
    [{ part: 'configuration' }, [12]],
    [{ part: 'job-schedule' }, [2]],
    [{ part: 'watcher' }, [0.2]],
    [{ part: null }, [null]],
  ])('%o costs what it does', (settings, amounts) => {
    expect(
      bill('automation', 'eastus', settings, usage).map(([, , , , monthly]) => monthly),
    ).toEqual(amounts)
  })

  test('runs a watcher all the time when nobody says how long', () => {
    expect(bill('automation', 'eastus', { part: 'watcher' })).toEqual([
      ['Watcher', 730, 'hours', 0.002, 1.46],
    ])
  })
})
