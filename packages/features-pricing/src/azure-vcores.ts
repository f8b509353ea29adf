/** What the name of a size tells: `GP_S_Gen5_2` is two cores of Gen5, general purpose without a server. */
export interface VcoreSize {
  readonly tier: string
  readonly generation: string
  /** Null when the name does not end in a number. */
  readonly cores: number | null
}

/** Null for a name of another shape, e.g. `S0`. */
export function vcoreSize(sku: string): VcoreSize | null {
  const [, tier, generation, cores] =
    /^(GP|BC|HS|GP_S|HS_S)_(Gen\d|M|DC|PRMS|MOPRMS|Fsv2|8IM|8IH)(?:_(\d+))?$/i.exec(sku) ?? []
  if (tier === undefined || generation === undefined) return null
  const written = /^gen/i.test(generation) ? `Gen${generation.slice(3)}` : generation.toUpperCase()
  return {
    tier: tier.toUpperCase(),
    generation: written,
    cores: cores === undefined ? null : Number(cores),
  }
}
