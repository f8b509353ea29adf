import { html, type Html } from './html.ts'
import { linear, tenth, ticks } from './scale.ts'

export interface MonthValue {
  /** `2026-11`. */
  readonly month: string
  readonly byFeature: number
  readonly byLayer: number
}

const width = 300
const height = 150
const [left, right, top, bottom] = [28, 30, 12, 128] as const
/** From this many months on, lines show a trend better than bars. */
const linesFrom = 7

/** One figure over time, in both layouts: a few months as paired bars, more as lines. */
export function monthChart(values: readonly MonthValue[], label: string): Html {
  const marks = ticks(Math.max(...values.flatMap(({ byFeature, byLayer }) => [byFeature, byLayer])))
  const y = linear([0, marks.at(-1) ?? 1], [bottom, top])
  const first = monthNumber(values[0]?.month)
  const months = monthNumber(values.at(-1)?.month) - first + 1
  const isBars = months < linesFrom
  const band = (width - left - right) / months
  const x = (month: number) => left + (month - first + 0.5) * band
  const centre = ({ month }: MonthValue) => x(monthNumber(month))
  return html`<svg
    class="chart small"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${width} ${height}"
  >
    ${marks.map(
      (mark) =>
        html`<path class="grid" d="M${left} ${y(mark)}H${width - right}" /><text
            class="tick"
            x="${left - 6}"
            y="${tenth(y(mark) + 3.5)}"
            text-anchor="end"
            >${mark}</text
          >`,
    )}
    ${isBars ? values.map((value) => pairedBars(value, centre(value), band, y)) : lines(values, centre, y)}
    ${monthLabels(first, months, x)}
  </svg>`
}

function pairedBars(
  { month, byFeature, byLayer }: MonthValue,
  centre: number,
  band: number,
  y: (value: number) => number,
): Html {
  const bar = Math.min(22, band * 0.36)
  return html`<g>
    <title>${month}: by feature ${byFeature}, by layer ${byLayer}</title> ${(
      [
        ['feature', byFeature, centre - bar - 1],
        ['layer', byLayer, centre + 1],
      ] as const
    ).map(
      ([mark, value, x]) =>
        html`<rect
            class="fill ${mark}"
            x="${tenth(x)}"
            y="${y(value)}"
            width="${tenth(bar)}"
            height="${tenth(y(0) - y(value))}"
            rx="1.5"
          />
          <text
            class="value ${mark}"
            x="${tenth(x + bar / 2)}"
            y="${tenth(y(value) - 3)}"
            text-anchor="middle"
            >${value}</text
          >`,
    )}</g
  >`
}

/** A line stops where a month is missing; its last value stands beside its end. */
function lines(
  values: readonly MonthValue[],
  centre: (value: MonthValue) => number,
  y: (value: number) => number,
): Html {
  const line = (mark: 'feature' | 'layer', valueOf: (value: MonthValue) => number) => {
    const way = values.map((value, index) => {
      const before = values[index - 1]
      const isNext = before && monthNumber(before.month) + 1 === monthNumber(value.month)
      return `${isNext ? 'L' : 'M'}${tenth(centre(value))} ${y(valueOf(value))}`
    })
    const dots = values.map(
      (value) =>
        html`<circle
          class="fill ${mark}"
          cx="${tenth(centre(value))}"
          cy="${y(valueOf(value))}"
          r="${values.length > 24 ? 1.5 : 2.2}"
          ><title>${value.month}: ${valueOf(value)}</title></circle
        >`,
    )
    return html`<path class="line ${mark}" d="${way.join('')}" />${dots}`
  }
  const last = values.at(-1)
  return html`${line('layer', ({ byLayer }) => byLayer)}${line('feature', ({ byFeature }) => byFeature)}
  ${last ? endLabels(last, centre(last) + 7, y) : null}`
}

function endLabels(last: MonthValue, x: number, y: (value: number) => number): Html {
  const [feature, layer] = [y(last.byFeature), y(last.byLayer)]
  const apart = Math.max(0, 12 - Math.abs(feature - layer)) / 2
  const isAbove = feature < layer
  const label = (mark: 'feature' | 'layer', value: number, at: number) =>
    html`<text class="value ${mark}" x="${tenth(x)}" y="${tenth(at + 3.5)}">${value}</text>`
  return html`${label('feature', last.byFeature, feature + (isAbove ? -apart : apart))}${label('layer', last.byLayer, layer + (isAbove ? apart : -apart))}`
}

/** Every month, or only each January when there are many; as many as fit. */
function monthLabels(first: number, months: number, x: (month: number) => number): readonly Html[] {
  const isYears = months > 18
  const named = Array.from({ length: months }, (_, index) => first + index).filter(
    (month) => !isYears || monthOfYear(month) === 1,
  )
  const every = Math.ceil(named.length / 5)
  return named
    .filter((_, index) => index % every === 0)
    .map((month) => {
      const year = String((month - monthOfYear(month)) / 12)
      const name = isYears ? year : `${year}-${String(monthOfYear(month)).padStart(2, '0')}`
      return html`<text class="tick" x="${tenth(x(month))}" y="${bottom + 15}" text-anchor="middle"
        >${name}</text
      >`
    })
}

function monthOfYear(month: number): number {
  return ((month - 1) % 12) + 1
}

function monthNumber(month = '0-1'): number {
  const [year = '', ofYear = ''] = month.split('-')
  return Number(year) * 12 + Number(ofYear)
}
