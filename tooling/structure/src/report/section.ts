import { type Content, html, type Html } from './html.ts'

export interface Section {
  readonly id: string
  /** In the table of contents. */
  readonly name: string
  /** What the data say, in a sentence. */
  readonly finding: string
  /** What is shown, and how to read it. */
  readonly lead: Content
  readonly body: Content
}

export function renderSection({ id, name, finding, lead, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <header>
      <p class="kicker">${name}</p>
      <h2 id="${id}-title">${finding}</h2>
      <p class="lead">${lead}</p>
    </header>
    ${body}
  </section>`
}

/** A column of numbers is aligned to the right. */
export interface Column {
  readonly title: string
  readonly isNumber?: boolean
}

export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Content[])[],
): Html {
  const kind = (index: number) => (columns[index]?.isNumber === true ? 'number' : 'text')
  return html`<div class="wide">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ title }, index) => html`<th scope="col" class="${kind(index)}">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, index) =>
                index === 0
                  ? html`<th scope="row" class="${kind(index)}">${cell}</th>`
                  : html`<td class="${kind(index)}">${cell}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** Closed on a screen; what it holds is one click away. */
export function details(summary: string, body: Content): Html {
  return html`<details>
    <summary>${summary}</summary>
    ${body}
  </details>`
}

export type Mark =
  | 'feature'
  | 'alike'
  | 'face'
  | 'alert'
  | 'layer'
  | 'slice'
  | 'package'
  | 'folder'
  | 'gone'

/** What each mark stands for, beside the marks. */
export function legend(entries: readonly (readonly [Mark, string])[]): Html {
  return html`<ul class="legend">
    ${entries.map(([mark, meaning]) => html`<li><span class="key ${mark}"></span>${meaning}</li>`)}
  </ul>`
}

/** A part of a bar, with its number in it. `whole` is what the longest bar stands for. */
export function segment(mark: Mark, count: number, whole: number, meaning: string): Html | null {
  if (count === 0) return null
  const share = (count / whole) * 94
  return html`<span
    class="segment ${mark}"
    style="width:${share.toFixed(2)}%"
    title="${count} ${meaning}"
    >${count}</span
  >`
}

/** A path or a specifier, which may break at its slashes. */
export function path(text: string): Html {
  const parts = (text === '' ? '.' : text).split('/')
  return html`<code
    >${parts.map((part, index) => (index === 0 ? part : html`/<wbr />${part}`))}</code
  >`
}

/** One below the other. */
export function pathList(texts: readonly string[]): Html {
  return html`<span class="paths">${texts.map(path)}</span>`
}
