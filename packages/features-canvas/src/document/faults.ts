import { AppError } from '@backarch/core'

import type { Field } from './element.ts'

/** Where in a batch a fault lies, and what it is about. */
export interface Place {
  /** Index of the operation; null for a change that was not asked for as operations. */
  readonly at: number | null
  readonly element: string
  readonly field?: Field
}

/** The batch is wrong by itself, whoever else edits. */
export function refused(reason: string, place: Place, message: string): AppError {
  const path = pathOf(place)
  return new AppError('VALIDATION', path === undefined ? message : `${path}: ${message}`, {
    details: { reason, about: aboutOf(place) },
  })
}

/** Somebody else changed the same thing since the base version. */
export function conflict(place: Place, message: string): AppError {
  return new AppError('CONFLICT', `${message} Look at the newest version and decide again.`, {
    details: { reason: 'edit_conflict', about: aboutOf(place) },
  })
}

function pathOf({ at }: Place): string | undefined {
  return at === null ? undefined : `operations[${at}]`
}

function aboutOf(place: Place): Record<string, string> {
  const path = pathOf(place)
  return {
    element: place.element.slice(0, 300),
    ...(place.field === undefined ? {} : { field: place.field.slice(0, 300) }),
    ...(path === undefined ? {} : { path }),
  }
}
