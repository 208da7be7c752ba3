/** A user name from someone's own name: "Joris van Dijk" becomes "joris-van-dijk". Pure. */
const longest = 63

export function userNameOf(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '')
}
