/** What kind of thing a question asks for, and which passages hold such a thing: a period, an age, an amount. */
import { fold } from '../dutch/words.ts'

export const answerKind = {
  period: 1,
  age: 2,
  amount: 4,
  share: 8,
  clock: 16,
  number: 32,
  permission: 64,
  person: 128,
} as const

const numeral =
  '(?:\\d+|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|achttien|twintig|eenentwintig|dertig|veertig|vijftig|zestig|honderd)'

/** Asked as residents and employees ask it. */
const asked: readonly (readonly [kind: number, pattern: RegExp])[] = [
  [answerKind.clock, /\bhoe laat\b|\bwelke uren\b|\bop welke tijd|\bhoe vroeg\b|\btijdstip/],
  [answerKind.age, /\bhoe (oud|jong)\b|\bleeftijd|\bvanaf welke leeftijd|\bhoeveel jaar (moet|ben|oud)/],
  [
    answerKind.period,
    /\bhoe ?lang\b|\bhoe (snel|vlug)\b|\btermijn|\bbinnen (welke|hoeveel)|\bhoeveel (tijd|dagen|weken|maanden|jaar|jaren|uur|uren)\b|\bop tijd\b|\bte laat\b|\bwanneer moet|\bhoe vaak\b|\b(uiterlijk|maximale duur)\b/,
  ],
  [
    answerKind.amount,
    /\bhoe duur\b|\bbedrag|\bhoeveel (geld|euro|kost|betaal|boete|moet ik betalen)|\bwat kost\b|\bhoe hoog\b/,
  ],
  [answerKind.share, /\bprocent|\bpercentage|\bwelk deel\b/],
  [
    answerKind.number,
    /\bhoeveel\b|\baantal\b|\bhoe (groot|breed|hoog|diep|ver|klein|hard)\b|\bminimaal\b|\bmaximaal\b/,
  ],
  [
    answerKind.permission,
    /^(mag|mogen|moet|moeten|kan|kunnen|is het (toegestaan|verboden|verplicht)|ben ik verplicht)\b/,
  ],
  [answerKind.person, /^(en )?wie\b|\bdoor wie\b|\baan wie\b|\bbij wie\b|\bwelk orgaan\b/],
]

/** Written as laws and rules write it. */
const held: readonly (readonly [kind: number, pattern: RegExp])[] = [
  [answerKind.clock, new RegExp(`\\b${numeral} uur\\b|\\buur dertig\\b|\\d{1,2}[.:]\\d{2} uur`)],
  [
    answerKind.age,
    /\bleeftijd\b|\bjarige\b|\bjaar (heeft|hebben) bereikt|\bjonger dan\b|\bouder dan\b|\bmeerderjarig|\bminderjarig/,
  ],
  [
    answerKind.period,
    new RegExp(
      `\\b${numeral}(?: (?:achtereenvolgende|aaneengesloten))? (?:werk)?(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|jaren|uur|uren|kwartaal)\\b|\\btermijn\\b|\\bonverwijld\\b|\\bterstond\\b`,
    ),
  ],
  [answerKind.amount, /€|\beuro\b|\bbedrag\b|\btarief\b|\bkosten\b|\bgeldboete\b/],
  [answerKind.share, /\d ?%|\bprocent\b|\bpercent\b|\bpercentage\b|\bhelft\b|\bderde gedeelte\b/],
  [answerKind.number, new RegExp(`\\b${numeral}\\b(?! (?:lid|artikel))`)],
  [
    answerKind.permission,
    /\bverboden\b|\bis toegestaan\b|\bverplicht\b|\bis bevoegd\b|\bzonder vergunning\b|\bkan weigeren\b|\bontheffing\b|\bmag\b|\bmogen\b/,
  ],
  [
    answerKind.person,
    /\bburgemeester\b|\bcollege\b|\braad\b|\bonze minister\b|\bgedeputeerde staten\b|\bbestuursorgaan\b|\bambtena/,
  ],
]

/** What a question asks for, as bits. */
export function kindsAsked(question: string): number {
  return matching(asked, fold(question))
}

/** What a passage holds, as bits. */
export function kindsHeld(text: string): number {
  return matching(held, fold(text))
}

function matching(list: typeof asked, text: string): number {
  let kinds = 0
  for (const [kind, pattern] of list) if (pattern.test(text)) kinds |= kind
  return kinds
}
