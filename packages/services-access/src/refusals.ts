import { AppError } from '@backarch/core'

import type { OrgAccess } from './org-context.ts'
import { limitTable, planLimit, planTable, type Limit } from './plans.ts'
import { isPermission, permissionTable, type Permission } from './roles.ts'
import type { Plan, Role } from './schemas.ts'

/** Whoever is over the seats changes nothing, whatever the role: that is the reason to give. */
export function overSeats(plan: Plan): AppError {
  const { label, limits } = planTable[plan]
  return new AppError(
    'PLAN_REQUIRED',
    `You can look but change nothing: the plan ${label} has ${limits.members} seats, and yours is beyond them. Ask an owner for a larger plan or a free seat.`,
    { details: { reason: 'over_seats' } },
  )
}

/** `needs`: a role, or what the caller wanted to do. */
export function roleTooLow(org: OrgAccess, needs: Role | Permission): AppError {
  if (org.overSeats) return overSeats(org.plan)
  const sentence = isPermission(needs)
    ? `To ${permissionTable[needs].to} takes the role ${permissionTable[needs].role}`
    : `This needs the role ${needs}`
  return new AppError('FORBIDDEN', `${sentence}, and yours is ${org.role}: ask an owner for it.`, {
    details: { reason: 'role_too_low' },
  })
}

export function planTooSmall(plan: Plan, lowest: Plan): AppError {
  return new AppError(
    'PLAN_REQUIRED',
    `This needs the plan ${planTable[lowest].label}, and yours is ${planTable[plan].label}.`,
    { details: { reason: 'plan_too_small', plan: lowest } },
  )
}

export function limitReached(plan: Plan, limit: Limit): AppError {
  const { label, way } = limitTable[limit]
  const larger = plan === 'business' ? '' : ', or choose a larger plan'
  return new AppError(
    'LIMIT_EXCEEDED',
    `The plan ${planTable[plan].label} includes ${planLimit(plan, limit).toLocaleString('en-US')} ${label}, and they are used up: ${way}${larger}.`,
    { details: { reason: 'limit_reached', limit, plan } },
  )
}

export function noSuchOrganization(): AppError {
  return new AppError('NOT_FOUND', 'There is no such organization.', {
    details: { reason: 'organization_not_found' },
  })
}
