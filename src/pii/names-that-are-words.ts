/** Surnames that are ordinary Dutch words too: alone and without a capital they are the word. Folded, own list. */
const words = new Set(
  (
    'bakker visser smit smid boer koning keizer prins hertog graaf ridder kok bos berg dijk dam veld velde meer water zee beek ' +
    'brug poort huis kamp hof tuin groen groot klein lang kort jong oud wit zwart bruin rood blauw vos haan wolf leeuw beer valk ' +
    'vogel duif zwaan haas bloem roos boom berk linde eik beuk steen zand hout goud zilver ijzer vries winter zomer lente herfst ' +
    'maandag vrijdag mulder molenaar timmerman schipper slager snijder kuiper herder jager kramer koopman schoenmaker metselaar ' +
    'schilder schrijver dekker drost schout post post bode boon appel peer kool zoet zuur sterk snel wijs goed best vrede vriend ' +
    'kind vader moeder broer zuster neef oom mens man vrouw burger heer dame gast bruid meester leraar dokter politie kerk kapel ' +
    'molen toren markt straat plein laan kade sluis haven schip zeeman wagen wiel kar paard koe schaap geit hond kat muis ' +
    'westen oosten noorden zuiden maas rijn waal schelde holland zeeland brabander vlaming gemeente straten wegen velden ' +
    'heuvel vallei duin strand eiland polder akker weide weiden bosch bergen dijken bruggen stenen bomen bloemen rozen kamer ' +
    'kramers kuipers bakkers smits dekkers schouten mulders jonge oude grote kleine lange rode witte zwarte groene blauwe wilde ' +
    'hoek kant rand bocht noord zuid oost west vlag kroon schild zwaard pijl boog kruis engel paus bisschop pastoor dominee ' +
    'monnik non klerk rechter baas knecht meid brouwer brand vonk vlam licht donker dag nacht maan ster zon regen sneeuw wind ' +
    'storm mist vorst ijs vuur rook aarde lucht hemel hulp zorg recht plicht wet zaak besluit brief datum naam adres'
  ).split(' '),
)

/** Whether a folded surname is an ordinary word as well. */
export function isWordToo(surname: string): boolean {
  return words.has(surname)
}
