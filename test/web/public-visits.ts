/** Visits to what residents see, and to the assessments and publications behind it. */
import { button, coordinator, eigenaar, failing, hasFailed, medewerker, type Visit } from './visit.ts'

export const publicVisits: readonly Visit[] = [
  { name: 'transparantie', path: '/transparantie' },
  { name: 'transparantie-toepassing', path: '/transparantie/heldere-taal' },
  { name: 'toetsen', path: '/register/brieven-samenvatten/toetsen', person: coordinator },
  { name: 'toetsen-leeg', path: '/register/vrije-vraag/toetsen', person: medewerker },
  {
    name: 'toetsen-fout',
    path: '/register/brieven-samenvatten/toetsen',
    person: coordinator,
    before: failing('**/api/v1/register/*/assessments'),
    act: hasFailed,
  },
  {
    name: 'toets',
    path: '/register/brieven-samenvatten/toetsen',
    person: coordinator,
    act: async (page) => {
      await page.getByRole('link', { name: 'Openen: DPIA' }).click()
      await page.getByRole('heading', { name: 'Wat er gebeurt' }).waitFor()
    },
  },
  {
    name: 'toets-lezen',
    path: '/register/brieven-samenvatten/toetsen',
    person: medewerker,
    act: async (page) => {
      await page.getByRole('link', { name: 'Openen: DPIA' }).click()
      await button(page, 'Risico’s voor mensen').click()
    },
  },
  { name: 'publicatie', path: '/register/heldere-taal/publicatie', person: eigenaar },
  { name: 'publicatie-lezen', path: '/register/heldere-taal/publicatie', person: medewerker },
  {
    name: 'publicatie-fout',
    path: '/register/heldere-taal/publicatie',
    person: eigenaar,
    before: failing('**/api/v1/register/*/publication'),
    act: hasFailed,
  },
]
