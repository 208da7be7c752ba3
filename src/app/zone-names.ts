import type { Zone } from '../kernel/zone.ts'

/** Zones as people read them. */
export const zoneNames: { readonly [Z in Zone]: string } = {
  own: 'eigen',
  nl: 'Nederland',
  eu: 'EU',
  'outside-eu': 'buiten de EU',
}
