import type { Compared, Month, RadiusReport, Reach, Spread } from '../radius/radius-report.ts'
import { capitalized, counted, number } from '../words.ts'
import { html, type Html } from './html.ts'
import { monthChart } from './month-chart.ts'
import { details, legend, type Section, segment, table } from './section.ts'

const measures = [
  ['directories', 'Directories'],
  ['packages', 'Packages'],
  ['features', 'Features, or layers'],
] as const
const spreads = [
  ['median', 'Half of all commits stay within'],
  ['p95', '95 of 100 commits stay within'],
] as const

/** How far changes reach, beside the same files laid out by layer. */
export function radiusSection(report: RadiusReport): Section {
  const { total, inFeatures, months, features, layers } = report
  return {
    id: 'radius',
    name: 'Radius',
    finding: radiusFinding(report),
    lead: radiusLead(report),
    body: html`<figure>
        ${legend([
          ['feature', 'by feature, as it is'],
          ['layer', 'by layer, the counterfactual'],
        ])}
        ${
          inFeatures.commits === 0
            ? null
            : html`${spreadTable(`${capitalized(counted(inFeatures.commits, 'commit'))} that touch a feature`, inFeatures)}
              ${duelTable(report)}`
        }
        ${spreadTable(`All ${counted(total.commits, 'commit')}`, total)}
        ${spreads.map(([spread, title]) => monthCharts(months, spread, title))}
      </figure>
      ${details(
        'The layers of the counterfactual',
        table(
          'What a layout by layer would be made of',
          [
            { title: 'Layer' },
            { title: 'Features that have it', isNumber: true },
            { title: 'Files', isNumber: true },
          ],
          layers.map(({ layer, slices, files }) => [layer, number(slices), number(files)]),
        ),
      )}
      ${details(
        'Every month',
        comparedTable(
          'Radius by month',
          'Month',
          months.map((month) => [month.month, month]),
        ),
      )}
      ${details(
        'Every feature',
        comparedTable(
          'Radius of the commits that touch a feature',
          'Feature',
          features.map((feature) => [feature.feature, feature]),
        ),
      )}`,
  }
}

/** Always directories, and both ways to compare them: a finding that chose its figure would choose its winner. */
function radiusFinding({ inFeatures, commitByCommit }: RadiusReport): string {
  const { commits, byFeature, byLayer } = inFeatures
  if (commits === 0) return 'No commit touches a feature, so both layouts are the same.'
  const half = counted(byFeature.directories.median, 'directory', 'directories')
  const { byFeature: mine, byLayer: theirs } = commitByCommit.directories
  return `Half of the changes stay within ${half}, by layer ${byLayer.directories.median}; of ${number(commits)}, ${number(mine)} ${mine === 1 ? 'reaches' : 'reach'} less far by feature, ${number(theirs)} by layer.`
}

function radiusLead({
  total,
  inFeatures,
  commitByCommit: { packages, features },
}: RadiusReport): string {
  const all = `${capitalized(counted(total.commits, 'commit'))}, and beside each figure the counterfactual: the same commits, had the same files been laid out by layer.`
  if (inFeatures.commits === 0) return all
  return `${all} What touches no feature reaches equally far in both. Counted in packages, ${number(packages.byFeature)} reach less far by feature, ${number(packages.byLayer)} by layer; counted in features against layers, ${number(features.byFeature)} and ${number(features.byLayer)}.`
}

function spreadTable(caption: string, { byFeature, byLayer }: Compared): Html {
  const most = Math.max(
    ...measures.flatMap(([measure]) => [byFeature[measure].p95, byLayer[measure].p95]),
    1,
  )
  const bars = (measure: keyof Reach, spread: keyof Spread) =>
    (
      [
        ['feature', byFeature[measure][spread]],
        ['layer', byLayer[measure][spread]],
      ] as const
    ).map(
      ([mark, value]) =>
        html`<div class="pair">
          <span class="segment ${mark}" style="width:${((value / most) * 84).toFixed(2)}%"></span
          ><b>${value}</b>
        </div>`,
    )
  return html`<table class="bars total">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">A commit touches</th>
        ${spreads.map(([, title]) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${measures.map(
        ([measure, name]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${spreads.map(([spread]) => html`<td>${bars(measure, spread)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Each commit against itself. */
function duelTable({ inFeatures: { commits }, commitByCommit }: RadiusReport): Html {
  return html`<table class="bars">
    <caption>
      The same commits, one by one
    </caption>
    <thead>
      <tr>
        <th scope="col">Fewer of them touched</th>
        <th scope="col">By feature, in neither layout, by layer</th>
      </tr>
    </thead>
    <tbody>
      ${measures.map(([measure, name]) => {
        const { byFeature, byLayer } = commitByCommit[measure]
        return html`<tr>
          <th scope="row">${name}</th>
          <td>
            <div class="track">
              ${segment('feature', byFeature, commits, 'fewer by feature')}
              ${segment('alike', commits - byFeature - byLayer, commits, 'as many in both layouts')}
              ${segment('layer', byLayer, commits, 'fewer by layer')}
            </div>
          </td>
        </tr>`
      })}
    </tbody>
  </table>`
}

function monthCharts(months: readonly Month[], spread: keyof Spread, title: string): Html {
  return html`<h3>${title}, month by month</h3>
    <div class="multiples">
      ${measures.map(([measure, name]) => {
        const values = months.map(({ month, byFeature, byLayer }) => ({
          month,
          byFeature: byFeature[measure][spread],
          byLayer: byLayer[measure][spread],
        }))
        return html`<div>
          <h4>${name}</h4>
          ${monthChart(values, `${name}: ${title.toLowerCase()}, by month`)}
        </div>`
      })}
    </div>`
}

function comparedTable(
  caption: string,
  title: string,
  rows: readonly (readonly [string, Compared])[],
): Html {
  const columns = measures.flatMap(([, name]) =>
    ['median', 'p95'].map((spread) => ({ title: `${name}, ${spread}`, isNumber: true })),
  )
  return table(
    `${caption}: by feature | by layer`,
    [{ title }, { title: 'Commits', isNumber: true }, ...columns],
    rows.map(([name, { commits, byFeature, byLayer }]) => [
      name,
      number(commits),
      ...measures.flatMap(([measure]) =>
        spreads.map(([spread]) => `${byFeature[measure][spread]} | ${byLayer[measure][spread]}`),
      ),
    ]),
  )
}
