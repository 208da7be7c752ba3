/**
 * Special categories and criminal data (AVG art. 9 and 10): words that say them of a person. A word that also names a
 * policy, a building or a law (gezondheidszorg, kerk, vakbond) only counts when a person stands near it.
 */
import type { PiiType } from '../contract.ts'
import { cue } from '../cues.ts'
import { hashWord } from '../fold.ts'
import { addFlags, type WordTable } from '../names/lexicon.ts'
import { cueIdAt, endAt, gapAt, kindAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'

interface Terms {
  readonly type: PiiType
  /** These describe somebody by themselves. */
  readonly alone: string
  /** These count when a person stands in the same sentence. */
  readonly near: string
}

const terms: readonly Terms[] = [
  {
    type: 'HEALTH',
    alone:
      'depressie depressief depressieve diabetes diabeet suikerziekte autisme autistisch autistische adhd ptss borderline schizofrenie schizofreen bipolair dement demente dementerend dementerende alzheimer parkinson epileptisch borstkanker longkanker prostaatkanker leukemie tumor chemotherapie chemo aids hepatitis copd astma reuma artrose fibromyalgie hartinfarct hartfalen beroerte herseninfarct hersenletsel burnout psychose psychotisch anorexia boulimia verslaafd alcoholist rolstoelgebonden dwarslaesie slechthorend slechtziend zwanger miskraam suïcidaal suicidaal zelfmoordpoging antidepressiva insuline ritalin hernia sclerose zwakbegaafd dyslexie angststoornis persoonlijkheidsstoornis eetstoornis dwangstoornis nierdialyse dialyse longemfyseem whiplash long-covid migraine incontinent oxazepam lithium',
    near: 'zwangerschap abortus dementie kanker verslaving amputatie transplantatie incontinentie doof blind epilepsie alcoholverslaving drugsverslaving gokverslaving hiv methadon ziek ziekte diagnose medicatie medicijnen psychiater psycholoog operatie geopereerd beperking handicap gehandicapt invalide rugklachten pijn therapie ggz arbeidsongeschikt arbeidsongeschiktheid trauma overspannen rolstoel chronisch chronische',
  },
  {
    type: 'CRIMINAL',
    alone:
      'strafblad gedetineerd gedetineerde celstraf mishandeld zedendelict zedendelinquent winkeldiefstal enkelband recidivist recidiveerde gearresteerd',
    near: 'veroordeling veroordeeld detentie gevangenisstraf taakstraf mishandeling diefstal inbraak reclassering heling oplichting witwassen vandalisme brandstichting justitieel recidive afpersing drugshandel tbs stalking voorarrest uitkeringsfraude bijstandsfraude doodslag verkrachting ontucht kindermisbruik hennepkwekerij fraude verdachte verdacht vervolgd delict misdrijf proces-verbaal geweldpleging geweld dader gevangenis',
  },
  {
    type: 'SPECIAL_RELIGION',
    alone:
      'moslim moslima moslims islamiet hindoeïstisch boeddhist boeddhistisch boeddhistische atheïst atheist christelijke-achtergrond sikh alevi alevitisch soefi salafist orthodox-joods baptist mormoon bekeerd',
    near: 'bekeerling hoofddoek evangelisch pinkstergemeente joods joodse hervormd hervormde gereformeerd gereformeerde katholiek katholieke protestant protestants islamitisch islamitische christen hindoe geloof gelovig gelovige moskee synagoge kerkganger kerkelijk ramadan religie godsdienst christelijk christelijke kerk',
  },
  {
    type: 'SPECIAL_ETHNICITY',
    alone:
      'roma sinti antilliaan antilliaanse allochtoon allochtone donkere-huidskleur koerd koerdisch koerdische molukker moluks molukse creools creoolse hindoestaans hindoestaanse berber berbers',
    near: 'afkomst etniciteit etnisch etnische migratieachtergrond huidskleur marokkaans marokkaanse marokkaan turks turkse turk surinaams surinaamse surinamer somalisch somalische eritrees eritrese syrisch syrische pools poolse roemeens roemeense bulgaars bulgaarse oekraïens oekraïense afghaans afghaanse iraans iraanse irakees iraakse chinees chinese ghanees ghanese nigeriaans nigeriaanse indonesisch indonesische arabisch arabische afrikaans afrikaanse zigeuner',
  },
  {
    type: 'SPECIAL_UNION',
    alone: 'vakbondslid vakbondslidmaatschap vakbondsbestuurder vakbondskaderlid vakbondsafgevaardigde',
    near: 'vakbond fnv cnv vcp abvakabo',
  },
  {
    type: 'SPECIAL_ORIENTATION',
    alone:
      'homoseksueel homoseksuele homofiel lesbisch lesbische lesbienne biseksueel biseksuele transvrouw transman transseksueel non-binair nonbinair aseksueel panseksueel queer genderdysforie interseksueel',
    near: 'homoseksualiteit geaardheid transgender homo gay bi trans geslachtsverandering transitie',
  },
  {
    type: 'SPECIAL_POLITICS',
    alone:
      'partijlid partijlidmaatschap pvv-lid vvd-lid sp-lid cda-lid pvda-lid d66-lid pvv-stemmer communist communistisch anarchist anarchistisch socialist extreemrechts extreemlinks rechts-extremist links-extremist rechtsextremist',
    near: 'pvv vvd pvda cda groenlinks fvd bij1 sgp denk stemt stemde gestemd politieke politiek',
  },
]

const typeOfTerm = terms.map(({ type }) => type)
const isNear = 8

/** Terms of several words, by their first word. */
const phrases: readonly (readonly [RegExp, PiiType])[] = [
  [/jehova['’]?s? getuigen?/iy, 'SPECIAL_RELIGION'],
  [/huiselijk geweld/iy, 'CRIMINAL'],
  [/lid van (?:de )?(?:fnv|cnv|vakbond)/iy, 'SPECIAL_UNION'],
  [
    /lid van (?:de )?(?:pvv|vvd|cda|pvda|groenlinks|d66|sp|sgp|fvd|bij1|denk|volt|christenunie)\b/iy,
    'SPECIAL_POLITICS',
  ],
  [/licht verstandelijk(?:e)? beperkt?(?:ing)?/iy, 'HEALTH'],
  [/verstandelijke beperking/iy, 'HEALTH'],
  [/lichamelijke beperking/iy, 'HEALTH'],
  [/psychische (?:klachten|problemen|stoornis)/iy, 'HEALTH'],
  [/multiple sclerose/iy, 'HEALTH'],
  [/niet[- ]aangeboren hersenletsel/iy, 'HEALTH'],
  [/(?:rijden|reed) onder invloed/iy, 'CRIMINAL'],
  [/valt op (?:mannen|vrouwen)/iy, 'SPECIAL_ORIENTATION'],
  [
    /(?:turkse|marokkaanse|surinaamse|somalische|syrische|poolse|antilliaanse|afghaanse|eritrese|koerdische|roma) (?:afkomst|komaf|achtergrond|origine|herkomst)/iy,
    'SPECIAL_ETHNICITY',
  ],
]
const phraseStarts =
  'jehova huiselijk lid licht verstandelijke lichamelijke psychische multiple niet rijden reed valt turkse marokkaanse surinaamse somalische syrische poolse antilliaanse afghaanse eritrese koerdische roma'

/** Flags: bits 16–19 the kind plus one, bit 20 only near a person, bit 21 a phrase may begin here. */
export function addSensitiveTerms(table: WordTable): void {
  terms.forEach(({ alone, near }, index) => {
    for (const entry of alone.split(' ')) if (!entry.includes('-')) addFlags(table, hashWord(entry), (index + 1) << 16)
    for (const entry of near.split(' '))
      if (!entry.includes('-')) addFlags(table, hashWord(entry), ((index + 1) << 16) | (1 << 20))
  })
  for (const entry of phraseStarts.split(' ')) addFlags(table, hashWord(entry), 1 << 21)
}

export const sensitiveMask = (15 << 16) | (1 << 20) | (1 << 21)

/** Tries a sensitive term at token `i`; the token after it, or 0. */
export function findSensitive(scan: Scan, i: number, flags: number): number {
  if ((flags & (1 << 21)) !== 0) {
    const end = findPhrase(scan, i)
    if (end > 0) return end
  }
  const type = typeOfTerm[((flags >>> 16) & 15) - 1]
  if (type === undefined) return 0
  if ((flags & (1 << 20)) !== 0 && !isPersonNear(scan, i)) return 0
  // A title such as "Wet verplichte ggz" or a name with a capital in mid-sentence is not about somebody.
  scan.findings.add({ start: startAt(scan, i), end: endAt(scan, i), type, score: 0.6, by: 'sensitive' })
  return i + 1
}

function findPhrase(scan: Scan, i: number): number {
  const start = startAt(scan, i)
  for (const [pattern, type] of phrases) {
    pattern.lastIndex = start
    if (!pattern.test(scan.text)) continue
    scan.findings.add({ start, end: pattern.lastIndex, type, score: 0.65, by: 'sensitive' })
    let at = i
    while (at < scan.tokens.count && startAt(scan, at) < pattern.lastIndex) at += 1
    return at
  }
  return 0
}

const persons =
  /^(?:ik|mij|mijn|hij|zij|hem|cliënt|cliënte|client|cliente|betrokkene|bewoner|bewoonster|aanvrager|aanvraagster|man|vrouw|moeder|vader|zoon|dochter|partner|echtgenoot|echtgenote|patiënt|patiënte|verdachte|gezin|meneer|mevrouw|mw|dhr|jongen|meisje|kind|broer|zus|buurman|buurvrouw|medewerker|medewerkster|collega)$/i

function isPersonNear(scan: Scan, i: number): boolean {
  for (let at = i - 1; at >= i - isNear && at >= 0; at--) {
    if (kindAt(scan, at) === kind.mark) {
      if (wordAt(scan, at) === '.' && gapAt(scan, at + 1) !== gap.none) return false
      continue
    }
    if (cueIdAt(scan, at) === cue.title || persons.test(wordAt(scan, at))) return true
    if (endAt(scan, at) === scan.findings.lastPersonEnd) return true
  }
  return false
}
