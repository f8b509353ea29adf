import { randomUUID } from 'node:crypto'

import type { TRPCResponse } from '@trpc/server/rpc'

import { replaceWritten } from '../wire/written-json.ts'

/** Carries the members of a reply that are JSON already past tRPC, which would read and write them. */
export interface WrittenMembers {
  /** Puts short texts in their place. To be called with all results, before tRPC writes them. */
  readonly takeFrom: (results: readonly TRPCResponse[]) => void
  /** Puts them back into what tRPC wrote. */
  readonly putInto: (response: Response) => Promise<Response>
}

export function createWrittenMembers(): WrittenMembers {
  const taken: string[] = []
  let mark = ''
  return {
    takeFrom(results) {
      for (const response of results) {
        if (!('result' in response)) continue
        const { result } = response
        result.data = replaceWritten(result.data, ({ text }) => {
          // Chosen when all answers are there, so that none of them can hold it.
          mark ||= randomUUID()
          return `${mark}.${taken.push(text) - 1}`
        })
      }
    },
    async putInto(response) {
      if (taken.length === 0) return response
      // Of JSON with marks in it and the places of what was taken, in turns.
      const parts = (await response.text()).split(new RegExp(`"${mark}\\.(\\d+)"`))
      const texts = parts.map((part, i) => (i % 2 === 0 ? part : (taken[Number(part)] ?? '')))
      // Added up rather than joined: what was added up is copied once, when it is sent.
      const body = texts.reduce((text, part) => text + part, '')
      const { status, headers } = response
      return new Response(body, { status, headers })
    },
  }
}
