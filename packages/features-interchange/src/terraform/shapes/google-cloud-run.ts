import { type Attributes, blockAt, blocksAt, textAt } from '../mapping/attributes.ts'

/** `1000m` is one processor; null when it is not known. */
function processors(text: string | null): number | null {
  const [, amount, milli] = /^(\d+(?:\.\d+)?)(m?)$/.exec(text ?? '') ?? []
  return amount === undefined ? null : Number(amount) / (milli === 'm' ? 1000 : 1)
}

const bytes: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
}

/** GiB of Kubernetes' notation: `512Mi` is 0.5. */
function gibibytes(text: string | null): number | null {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(k|M|G|Ki|Mi|Gi)?$/.exec(text ?? '') ?? []
  const size = bytes[unit]
  return amount === undefined || size === undefined ? null : (Number(amount) * size) / 2 ** 30
}

function sum(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce((total, amount) => {
    return total === null || amount === null ? null : total + amount
  }, 0)
}

/** Processors and memory of all containers of an instance; Google gives one and 512 MiB to a container that says nothing. */
export function cloudRunLimits(template: Attributes) {
  const containers = blocksAt(template, 'containers')
  if (containers === null) return { cpu: null, memoryGib: null }
  const limits = containers.map((container) => blockAt(blockAt(container, 'resources'), 'limits'))
  return {
    cpu: sum(limits.map((limit) => processors(textAt(limit, 'cpu', '1')))),
    memoryGib: sum(limits.map((limit) => gibibytes(textAt(limit, 'memory', '512Mi')))),
  }
}
