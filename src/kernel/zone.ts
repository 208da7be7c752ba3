/**
 * Sovereignty zone: where a model runs and whose law reaches it. Ordered from closest to farthest.
 * own = the municipality's own machines · nl = the Netherlands · eu = inside the EU · outside-eu = anywhere else.
 */
export const zones = ['own', 'nl', 'eu', 'outside-eu'] as const
export type Zone = (typeof zones)[number]
