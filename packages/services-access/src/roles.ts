import { roles, type Role } from './schemas.ts'

/**
 * Who may do what. `may` is what the role adds to the roles below it; a procedure names the lowest role
 * that may call it. `manages` lists whose membership the role may create, change or end.
 */
export const roleTable = {
  viewer: { may: 'see everything in the organization', manages: [] },
  editor: { may: 'change diagrams', manages: [] },
  admin: { may: 'manage editors and viewers', manages: ['viewer', 'editor'] },
  owner: { may: 'manage everyone and the organization itself', manages: roles },
} as const satisfies Record<Role, { may: string; manages: readonly Role[] }>

/** Whether `role` may do what needs at least `lowest`. */
export function roleAtLeast(role: Role, lowest: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(lowest)
}

/** Whether `actor` may give, change or take away the role `target`. */
export function managesRole(actor: Role, target: Role): boolean {
  const managed: readonly Role[] = roleTable[actor].manages
  return managed.includes(target)
}
