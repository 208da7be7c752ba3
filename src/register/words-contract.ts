/** The closed lists of words of the register. Apart, so that a page that only shows them loads no validation. */

/** The life of a use case; only `in-gebruik` may pass the gate. */
export const useCaseStates = ['idee', 'in-onderzoek', 'goedgekeurd', 'in-gebruik', 'in-herziening', 'gestopt'] as const
/** One of `useCaseStates`. */
export type UseCaseState = (typeof useCaseStates)[number]

/** AI Act: prohibited (art. 5), high (art. 6), transparency duties (art. 50), minimal; `onbekend` until somebody decided. */
export const riskClasses = ['verboden', 'hoog', 'transparantie', 'minimaal', 'onbekend'] as const
/** One of `riskClasses`. */
export type RiskClass = (typeof riskClasses)[number]

/** Whose duties the municipality has: provider or deployer (AI Act art. 3), or both. */
export const actRoles = ['aanbieder', 'gebruiksverantwoordelijke', 'beide'] as const

/** AVG art. 6(1): consent, contract, legal obligation, vital interest, public task, legitimate interest. */
export const legalArticles = ['6-1-a', '6-1-b', '6-1-c', '6-1-d', '6-1-e', '6-1-f', 'onbekend'] as const

/** Work of a municipality that a use case belongs to. */
export const domains = [
  'burgerzaken',
  'sociaal-domein',
  'werk-en-inkomen',
  'vergunningen-toezicht-handhaving',
  'openbare-ruimte',
  'financien-en-belastingen',
  'juridische-zaken-en-woo',
  'griffie-en-raad',
  'communicatie',
  'personeel',
  'ict',
  'veiligheid-en-crisis',
  'onderwijs-en-jeugd',
  'bedrijfsvoering',
] as const
/** One of `domains`. */
export type Domain = (typeof domains)[number]
