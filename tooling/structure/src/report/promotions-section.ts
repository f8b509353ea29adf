import type { Promotion } from '../promotion/promotions-of.ts'
import { counted } from '../words.ts'
import { type Section, table } from './section.ts'

/** What may move to a place of its own. Advice, never a fault. */
export function promotionsSection(promotions: readonly Promotion[]): Section {
  const slices = new Set(promotions.map(({ slice }) => slice)).size
  const [first] = promotions
  return {
    id: 'promotion',
    name: 'Promotion',
    finding:
      first === undefined
        ? 'No feature has outgrown its place.'
        : slices === 1
          ? `${first.slice} may have outgrown its place.`
          : `${counted(slices, 'feature')} may have outgrown their places.`,
    lead: 'What two other features import, or a service of more than 500 lines, may move to a place of its own that all of them can use. This is advice, not a fault.',
    body:
      promotions.length === 0
        ? null
        : table(
            'Advice',
            [{ title: 'Feature' }, { title: 'Why' }, { title: 'What may move' }],
            promotions.map(({ slice, reason, moves }) => [slice, reason, moves]),
          ),
  }
}
