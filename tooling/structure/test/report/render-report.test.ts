import { expect, test } from 'vitest'

import { renderReport } from '../../src/report/render-report.ts'
import type { ReportData } from '../../src/report/report-data.ts'
import { attribute, elements, readPage, section, tableRows, textOf, withClass } from './page.ts'
import { compared, edge, hopsOf, room, sampleReport } from './sample-report.ts'

const base = sampleReport()

function pageWith(change: Partial<ReportData>) {
  return readPage(renderReport({ ...base, ...change }))
}

function finding(data: Partial<ReportData>, id: string): string {
  return elements(section(pageWith(data), id), 'h2')
    .map(textOf)
    .join()
}

const extremes: readonly (readonly [string, ReportData])[] = [
  ['9 features and 8 months', base],
  ['2 features and 1 month', sampleReport(2, 1)],
  ['60 features and 60 months', sampleReport(60, 60)],
  [
    'nothing to show',
    {
      ...base,
      rooms: { rooms: [room('only')], edges: [] },
      hops: {
        ranking: [hopsOf('only', 1, 0, 0)],
        levers: [],
        leftOut: [],
        files: 1,
        imports: 0,
        unresolved: [],
        unparsed: [],
        notRead: [],
      },
      radius: {
        ...base.radius,
        total: compared(1, 0, 0),
        inFeatures: compared(0, 0, 0),
        features: [],
        months: [{ month: '2026-01', ...compared(1, 0, 0) }],
        couplings: [],
        layers: [],
      },
      promotions: [],
    },
  ],
]

test.each(extremes)('a page of %s is valid, complete and says no NaN', (_, data) => {
  const markup = renderReport(data)
  const page = readPage(markup)
  expect(page.errors).toEqual([])
  expect(elements(page.root, 'section')).toHaveLength(6)
  expect(markup).not.toMatch(/NaN|Infinity|undefined|\[object/)
})

test.each(extremes)('a page of %s needs no network and runs nothing', (_, data) => {
  const page = readPage(renderReport(data))
  expect(elements(page.root, 'script')).toEqual([])
  expect(elements(page.root, 'link')).toEqual([])
  const style = elements(page.root, 'style').map(textOf).join()
  expect(style).not.toMatch(/url\(|@import/)
  const attributes = elements(page.root).flatMap(({ attrs }) => attrs)
  expect(attributes.filter(({ name }) => name.startsWith('on'))).toEqual([])
  const addresses = attributes.filter(({ name }) => /^(href|src|srcset|action)$/.test(name))
  expect(addresses.map(({ value }) => value.slice(0, 1))).toEqual(addresses.map(() => '#'))
})

test('every drawing has a name, and every number in it stands in a table too', () => {
  const page = pageWith({})
  const drawings = elements(page.root, 'svg')
  expect(drawings).toHaveLength(8)
  for (const drawing of drawings) {
    expect(attribute(drawing, 'role')).toBe('img')
    expect(attribute(drawing, 'aria-label')).toMatch(/\w+ /)
  }
  expect(tableRows(page.root, 'Import statements from room to room')).toHaveLength(
    base.rooms.edges.length,
  )
  expect(tableRows(page.root, 'Features that change together')).toHaveLength(
    base.radius.couplings.length,
  )
  expect(tableRows(page.root, 'Radius by month: by feature | by layer')).toHaveLength(8)
})

test('the same data give the same page', () => {
  expect(renderReport(sampleReport(30, 14))).toBe(renderReport(sampleReport(30, 14)))
})

test('names are shown as they are, and run nothing', () => {
  const name = '<script>alert("1")</script>'
  const page = pageWith({
    name,
    rooms: { rooms: [room(name), room('b')], edges: [edge(name, 'b'), edge('b', name)] },
    hops: {
      ...base.hops,
      ranking: [hopsOf(name, 2, 1, 1), hopsOf('b', 1, 0, 0)],
      levers: [{ file: `${name}.ts`, line: 1, specifier: `./${name}`, spares: [name] }],
      unresolved: [{ file: name, line: 1, specifier: name }],
      unparsed: [name],
    },
    radius: {
      ...base.radius,
      features: [{ feature: name, ...compared(3, 1, 2) }],
      couplings: [{ a: name, b: `${name}-2`, commits: 2, share: 1, depends: false }],
      warnings: [name],
    },
    promotions: [{ slice: name, reason: name, moves: name }],
  })
  expect(page.errors).toEqual([])
  expect(elements(page.root, 'script')).toEqual([])
  expect(elements(page.root, 'h1').map(textOf)).toEqual([`The structure of ${name}`])
  expect(finding({ promotions: [{ slice: name, reason: '', moves: '' }] }, 'promotion')).toContain(
    name,
  )
})

test('a feature’s hops are a bar of three parts and their sum', () => {
  const ranking = [hopsOf('canvas', 4, 0, 2), hopsOf('notes', 1, 2, 0)]
  const page = pageWith({ hops: { ...base.hops, ranking } })
  expect(tableRows(section(page, 'hopping'), 'Directories to open, by feature')).toEqual([
    ['canvas', '4 2 6'],
    ['notes', '1 2 3'],
  ])
  const widths = withClass(section(page, 'hopping'), 'span', 'segment').map((part) =>
    Number.parseFloat(attribute(part, 'style')?.replace('width:', '') ?? ''),
  )
  const [four = 0, two = 0, one = 0] = widths
  expect(four / one).toBeCloseTo(4, 1)
  expect(two / one).toBeCloseTo(2, 1)
  expect(finding({ hops: { ...base.hops, ranking } }, 'hopping')).toBe(
    'canvas takes the most hopping: 6 directories, 3 more than notes.',
  )
})

test.each([
  [[3], 'a takes 3 directories to understand.'],
  [[2, 2], 'a and b take 2 directories to understand.'],
  [[4, 4, 1], 'a and b take the most hopping: 4 directories, 3 more than c.'],
  [[9, 1, 1, 1, 1], 'a takes the most hopping: 9 directories, 8 more than b, c and 2 more.'],
])('the title of hops of %j names those that tie', (hops, title) => {
  const ranking = hops.map((count, index) => hopsOf('abcde'.charAt(index), count, 0, 0))
  expect(finding({ hops: { ...base.hops, ranking } }, 'hopping')).toBe(title)
})

test('what the radius says has one form, whichever layout the figures favour', () => {
  const radius = (byFeature: number, byLayer: number, mine: number, theirs: number) => ({
    radius: {
      ...base.radius,
      inFeatures: compared(mine + theirs, byFeature, byLayer),
      commitByCommit: {
        ...base.radius.commitByCommit,
        directories: { byFeature: mine, byLayer: theirs },
      },
    },
  })
  expect(finding(radius(1, 3, 8, 1), 'radius')).toBe(
    'Half of the changes stay within 1 directory, by layer 3; of 9, 8 reach less far by feature, 1 by layer.',
  )
  expect(finding(radius(4, 2, 1, 5), 'radius')).toBe(
    'Half of the changes stay within 4 directories, by layer 2; of 6, 1 reaches less far by feature, 5 by layer.',
  )
  expect(finding(radius(0, 0, 0, 0), 'radius')).toBe(
    'No commit touches a feature, so both layouts are the same.',
  )
})

test('both layouts stand beside each other, over all commits and commit by commit', () => {
  const radius = {
    ...base.radius,
    total: compared(20, 1, 2),
    inFeatures: compared(9, 2, 4),
    commitByCommit: {
      directories: { byFeature: 5, byLayer: 1 },
      packages: { byFeature: 0, byLayer: 9 },
      features: { byFeature: 0, byLayer: 0 },
    },
    features: [{ feature: 'notes', ...compared(7, 2, 3) }],
    months: [{ month: '2026-02', ...compared(20, 1, 2) }],
  }
  const found = section(pageWith({ radius }), 'radius')
  expect(tableRows(found, '9 commits that touch a feature')[0]).toEqual([
    'Directories',
    '2 4',
    '6 12',
  ])
  expect(tableRows(found, 'All 20 commits')[1]).toEqual(['Packages', '1 2', '3 6'])
  expect(tableRows(found, 'The same commits, one by one')).toEqual([
    ['Directories', '5 3 1'],
    ['Packages', '9'],
    ['Features, or layers', '9'],
  ])
  expect(textOf(found)).toContain(
    'Counted in packages, 0 reach less far by feature, 9 by layer; counted in features against layers, 0 and 0.',
  )
  const pairs = (median: string, p95: string) => [median, p95, median, p95, median, p95]
  expect(tableRows(found, 'Radius by month: by feature | by layer')).toEqual([
    ['2026-02', '20', ...pairs('1 | 2', '3 | 6')],
  ])
  expect(
    tableRows(found, 'Radius of the commits that touch a feature: by feature | by layer'),
  ).toEqual([['notes', '7', ...pairs('2 | 3', '6 | 9')]])
})

test('a few months are paired bars with their numbers, more are lines with their last', () => {
  const charts = (months: number) => {
    const page = pageWith({ radius: sampleReport(9, months).radius })
    return withClass(section(page, 'radius'), 'svg', 'small')
  }
  const [bars] = charts(2)
  const [lines] = charts(30)
  if (bars === undefined || lines === undefined) throw new Error('There are no charts.')
  expect(withClass(bars, 'rect', 'fill')).toHaveLength(4)
  expect(withClass(bars, 'text', 'value').map(textOf)).toEqual(['2', '5', '1', '4'])
  expect(withClass(lines, 'path', 'line')).toHaveLength(2)
  expect(withClass(lines, 'circle', 'feature')).toHaveLength(30)
  expect(withClass(lines, 'text', 'value')).toHaveLength(2)
  expect(withClass(lines, 'text', 'tick').map(textOf)).toEqual(
    expect.arrayContaining(['2024', '2025', '2026']),
  )
})

test('a pair that no import explains stands out in the matrix and in the title', () => {
  const pair = { commits: 5, share: 0.5 }
  const couplings = [
    { a: 'a', b: 'b', ...pair, depends: true },
    { a: 'a', b: 'c', ...pair, commits: 3, depends: false },
    { a: 'b', b: 'gone', ...pair, depends: null },
  ]
  const radius = { ...base.radius, couplings }
  const cells = withClass(section(pageWith({ radius }), 'coupling'), 'rect', 'cell')
  expect(cells.map((cell) => attribute(cell, 'class'))).toEqual([
    'cell feature',
    'cell alert',
    'cell gone',
  ])
  const at = (cell: (typeof cells)[number]) => ['x', 'y'].map((name) => attribute(cell, name))
  const [ab, ac, bGone] = cells.map(at)
  expect(ab?.[0]).toBe(ac?.[0])
  expect(ac?.[1]).not.toBe(ab?.[1])
  expect(bGone?.[0]).not.toBe(ab?.[0])
  const chart = section(pageWith({ radius }), 'coupling')
  expect(withClass(chart, 'text', 'name').map(textOf)).toEqual(['a', 'b', 'c', 'gone'])
  expect(withClass(chart, 'text', 'cell-value').map(textOf)).toEqual(['5', '3', '5'])
  expect(tableRows(chart, 'Features that change together')).toContainEqual([
    'a, c',
    'no',
    '3',
    '50 %',
  ])
  expect(finding({ radius }, 'coupling')).toBe(
    'a and c change together, though neither imports the other.',
  )
  const explained = { ...radius, couplings: couplings.slice(0, 1) }
  expect(finding({ radius: explained }, 'coupling')).toBe(
    '1 pair of features changes together, and imports explain it.',
  )
})

test('a cycle is named in the title and drawn in another colour', () => {
  const rooms = {
    rooms: [room('a'), room('b'), room('c')],
    edges: [edge('a', 'b'), edge('b', 'a'), edge('b', 'c')],
  }
  const found = section(pageWith({ rooms }), 'rooms')
  expect(finding({ rooms }, 'rooms')).toBe('a and b import each other in a cycle.')
  expect(withClass(found, 'path', 'cyclic')).toHaveLength(4)
  expect(withClass(found, 'rect', 'in-cycle')).toHaveLength(2)
  expect(finding({ rooms: { ...rooms, edges: rooms.edges.slice(0, 1) } }, 'rooms')).toBe(
    '3 rooms, 1 connection, no cycle: every arrow leads downwards.',
  )
})

test('what could not be followed is counted and listed', () => {
  const page = pageWith({})
  expect(finding({}, 'left-out')).toBe(
    '2 imports of 5,310 and 1 file of 1,241 could not be followed.',
  )
  expect(tableRows(page.root, 'Imports that lead nowhere')).toEqual([
    ['packages/ notes/ src/ load.ts:4', 'computed at run time'],
    ['packages/ notes/ src/ router.ts:2', './ lost.ts'],
  ])
  expect(tableRows(page.root, 'Left out of the radius')).toContainEqual(['Lock files', '12'])
  const all = { ...base.hops, unresolved: [], unparsed: [] }
  expect(finding({ hops: all }, 'left-out')).toBe(
    'Every import of 1,240 source files was followed.',
  )
})
