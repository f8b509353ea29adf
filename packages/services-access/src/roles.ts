import { roles, type Role } from './schemas.ts'

/** What each role is for; and whose membership it may give, change or end. */
export const roleTable = {
  viewer: { may: 'see everything in the organization', manages: [] },
  editor: { may: 'change diagrams', manages: [] },
  admin: { may: 'manage editors and viewers', manages: ['viewer', 'editor'] },
  owner: { may: 'manage everyone and the organization itself', manages: roles },
} as const satisfies Record<Role, { may: string; manages: readonly Role[] }>

/**
 * Who may do what: the one place that says so. Procedures ask for a permission by name, refusals say what it is,
 * and the table in the README is written from here.
 */
export const permissionTable = {
  readOrganization: { role: 'viewer', to: 'see the organization and its members' },
  leaveOrganization: { role: 'viewer', to: 'leave the organization' },
  readDiagrams: { role: 'viewer', to: 'see diagrams and what they cost' },
  changeDiagrams: { role: 'editor', to: 'make and change diagrams' },
  shareDiagrams: { role: 'editor', to: 'share diagrams by link' },
  writeNotes: { role: 'editor', to: 'write and resolve notes' },
  purgeDiagrams: { role: 'admin', to: 'remove diagrams from the trash for good' },
  moderateNotes: { role: 'admin', to: 'delete notes of others, and set the language of search' },
  manageMembers: { role: 'admin', to: 'invite, change and remove members' },
  renameOrganization: { role: 'admin', to: 'rename the organization' },
  managePrices: { role: 'admin', to: 'set custom prices, the discount and the currency of costs' },
  readAuditLog: { role: 'admin', to: 'read and export the audit log' },
  transferOwnership: { role: 'owner', to: 'hand the organization over' },
  deleteOrganization: { role: 'owner', to: 'delete the organization and bring it back' },
} as const satisfies Record<string, { role: Role; to: string }>

export type Permission = keyof typeof permissionTable

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissionTable, name)
}

/** Whether `role` may do what needs at least `lowest`. */
export function roleAtLeast(role: Role, lowest: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(lowest)
}

/** Whether `role` has a permission. */
export function rolePermits(role: Role, permission: Permission): boolean {
  return roleAtLeast(role, permissionTable[permission].role)
}

/** Whether `actor` may give, change or take away the role `target`. */
export function managesRole(actor: Role, target: Role): boolean {
  const managed: readonly Role[] = roleTable[actor].manages
  return managed.includes(target)
}
