import { defineFeature, router } from '@backarch/api'
import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import { orgProcedure, type OrgContext } from '@backarch/services-access'
import { idSchema, orgIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { createStage, createStageContext } from '../../src/testing/access/create-stage.ts'
import { serveFeature, type AnyFeature } from '../../src/testing/access/serve-feature.ts'
import type { Replica } from '../../src/testing/access/wire.ts'

/** What the features below keep; each row belongs to an organization. */
export const rows = new Map<string, { orgId: string; id: string; name: string }>()

export const ref = { orgId: orgIdSchema, id: idSchema }
export const refSchema = z.strictObject(ref)
export const rowSchema = z.strictObject({ ...ref, name: z.string() })

export function find({ orgId, id }: z.output<typeof refSchema>) {
  const row = rows.get(id)
  if (row?.orgId === orgId) return row
  throw new AppError('NOT_FOUND', 'There is no such row.', { details: { reason: 'no_row' } })
}

export const sound = {
  get: orgProcedure
    .input(refSchema)
    .output(rowSchema)
    .query(({ input }) => find(input)),
}

function arranged(as: OrgContext) {
  const own = { orgId: as.org.id, id: as.newId(), name: 'Row' }
  const next = { ...own, id: as.newId() }
  for (const row of [own, next]) rows.set(row.id, row)
  return { orgId: own.orgId, id: own.id }
}

/** A feature with one procedure beside a sound one, in this process: where its rows are. */
export function stageOf(
  db: Db,
  bad: Parameters<typeof router>[0],
  inputs: (own: { orgId: string; id: string }) => Readonly<Record<string, unknown>>,
) {
  const feature: AnyFeature = defineFeature({ name: 'rows', router: router({ ...sound, ...bad }) })
  const arrange = (as: OrgContext) => {
    const own = arranged(as)
    return Promise.resolve({ get: own, ...inputs(own) })
  }
  const ctx = createStageContext(db, feature, {})
  const { answer, failureOf } = serveFeature(ctx, feature)
  const here: Replica = {
    async call({ path, method, headers, body, signal }) {
      const sent = { method, headers, signal, ...(method === 'POST' && { body }) }
      const response = await answer(new Request(`http://localhost${path}`, sent))
      const parts = (response.body ?? new Blob([]).stream()).pipeThrough(new TextDecoderStream())
      return { status: response.status, headers: response.headers, text: parts }
    },
    failureOf: (requestId) => Promise.resolve(failureOf(requestId)),
  }
  return createStage(ctx, { feature, arrange }, [here])
}
