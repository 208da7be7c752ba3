/** The models, and where the program may go for them. */
import type { Models } from '../../models/index.ts'
import type { Egress } from '../egress.ts'
import { zoneNames } from '../zone-names.ts'
import { attention, type Check, failure, good } from './check.ts'

export async function checkModels(models: Models): Promise<readonly Check[]> {
  const checks = await models.check()
  const each = checks.map(({ model, ok, detail, isResting }) => {
    const name = `model ${model.id}`
    const seen = `${zoneNames[model.zone]}: ${detail}`
    if (!ok) return failure(name, seen, 'Start dit model, of verbeter of verwijder het in stadspoort.yaml.')
    return isResting
      ? attention(name, seen, 'De poort laat dit model even met rust na een reeks fouten en probeert het dan weer.')
      : good(name, seen)
  })
  if (checks.some(({ model }) => model.engine !== 'extractive')) return each
  const advice = 'Start een modelserver op deze machine (bijvoorbeeld Ollama) of noem er een in stadspoort.yaml.'
  return [...each, attention('taalmodel', 'Er is nog geen taalmodel; de poort citeert alleen.', advice)]
}

export function checkEgress({ allowed, refusals }: Egress): Check {
  const name = 'verkeer naar buiten'
  const places = allowed.length === 0 ? 'nergens heen' : `alleen naar ${allowed.map(({ origin }) => origin).join(', ')}`
  const refused = [...refusals].map(([reason, count]) => `${count} × ${reason}`).join(', ')
  return refused === ''
    ? good(name, places)
    : attention(
        name,
        `${places}; geweigerd sinds de start: ${refused}`,
        'Zoek in het log op egress-refused welk adres dat was.',
      )
}
