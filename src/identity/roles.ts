/** Who someone is in the house (issue: workplace). A beheerder runs the platform and does not read what others ask. */
export const roles = [
  'medewerker',
  'proceseigenaar',
  'privacy-officer',
  'ciso',
  'ai-coordinator',
  'auditor',
  'beheerder',
] as const
/** One of `roles`. */
export type Role = (typeof roles)[number]

/** Roles as people read them. */
export const roleNames: { readonly [R in Role]: string } = {
  medewerker: 'medewerker',
  proceseigenaar: 'proceseigenaar',
  'privacy-officer': 'privacy officer (FG)',
  ciso: 'CISO',
  'ai-coordinator': 'AI-coördinator',
  auditor: 'auditor',
  beheerder: 'beheerder',
}

/** Whether a text is the name of a role. */
export function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name)
}
