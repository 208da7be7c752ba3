import { expect, test } from 'vitest'
import { inspector } from '../../../test/inspector.ts'

/** Accounts and credentials in a text. */
const found = (text: string): string[] =>
  inspector
    .inspect(text)
    .filter(({ type }) => type === 'USERNAME' || type === 'SECRET')
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)

test.each([
  ['Het account elubber blijft dicht.', ['USERNAME elubber']],
  ['{"naam":"Stam","login":"gstam","toestel":"x"}', ['USERNAME gstam']],
  ['[09:15] bas_k: haal ik weg', ['USERNAME bas_k']],
  [
    'Zijn digid staat in het dossier, wachtwoord erbij (leendertvd48 / Poes1948).',
    ['USERNAME leendertvd48', 'SECRET Poes1948'],
  ],
  ['Inloggen met de tijdelijke code Kluif-2291-hek.', ['SECRET Kluif-2291-hek']],
  ['De pas van de alarminstallatie (code 1976) is weg.', ['SECRET 1976']],
  ['openvpn: learn 10.8.0.14 -> r.visser', ['USERNAME r.visser']],
  ['Cookie: sid=9f2c77ab41e0d6b35f18; taal=nl', ['SECRET 9f2c77ab41e0d6b35f18']],
])('finds the account and the credential in "%s"', (text, values) => {
  expect(found(text)).toEqual(values)
})

test.each([
  'login,wifi_mac,lan_mac,laatste_ip',
  'SELECT avg(doorlooptijd_dagen) FROM melding',
  'Token: teruggegeven.',
  'Het tarief heeft code 54001.',
  'Zie account locked.',
  'Log in met je account om 17.00 uur.',
])('leaves labels, codes of a tariff and times readable in "%s"', (text) => {
  expect(found(text)).toEqual([])
})
