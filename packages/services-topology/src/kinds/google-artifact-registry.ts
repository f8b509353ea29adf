import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

const areas: Readonly<Record<string, string>> = {
  africa: 'south1',
  asia: 'east1 east2 northeast1 northeast2 northeast3 south1 south2 southeast1 southeast2 southeast3',
  australia: 'southeast1 southeast2',
  europe:
    'central2 north1 north2 southwest1 west1 west2 west3 west4 west6 west8 west9 west10 west12',
  me: 'central1 central2 west1',
  northamerica: 'northeast1 northeast2 south1',
  southamerica: 'east1 west1',
  us: 'central1 east1 east4 east5 south1 west1 west2 west3 west4',
}

/** As a usage file writes them: `europe_west1`. */
const regions = Object.entries(areas).flatMap(([area, names]) =>
  names.split(' ').map((name) => `${area}_${name}`),
)

export const googleArtifactRegistry = defineKind({
  id: 'google.artifact-registry',
  label: 'Artifact Registry',
  provider: 'google',
  category: 'storage',
  traffic: 'metered',
  settings: z.strictObject({
    /** A region or a multi-region, e.g. `europe`. */
    location: z.string().max(300).nullable().default(null),
  }),
  usage: z.strictObject({
    storage_gb: quantity(),
    /** By the region that it goes to. */
    monthly_egress_data_transfer_gb: z
      .strictObject(Object.fromEntries(regions.map((region) => [region, quantity()])))
      .optional(),
  }),
})
