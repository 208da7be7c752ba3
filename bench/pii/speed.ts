/** How fast: letters of several lengths, short pieces, chat requests, and texts made to be slow. CPU time of one core. */
import {
  endRestore,
  type Inspector,
  inspectPrompt,
  pseudonymise,
  rememberInspections,
  restoreStep,
  startRestore,
} from '../../src/pii/index.ts'

const paragraph = `Uit ons gesprek van 12 november 2025 blijkt dat u per 1 december minder uren gaat werken. Daardoor verandert uw recht op
een aanvullende uitkering op grond van de Participatiewet. Wij hebben de gegevens over uw inkomen en uw woonsituatie beoordeeld en
komen tot het volgende besluit. De gemeente betaalt het bedrag elke maand rond de vijftiende. Bent u het niet eens met dit besluit,
dan kunt u binnen zes weken bezwaar maken bij het college van burgemeester en wethouders. In uw bezwaarschrift zet u in elk geval de
datum, het kenmerk van dit besluit en de reden waarom u het er niet mee eens bent. U kunt ook een afspraak maken met uw consulent.`

/** A letter of about two kilobytes. */
const letter = `Geachte mevrouw De Vries,

Uw aanvraag (zaaknummer Z/26/104588) is binnen. Wij bellen u op 06-12345678 of mailen naar anna.devries@voorbeeld.example.
Uw burgerservicenummer is 999900018 en uw rekening is NL91 ABNA 0417 1643 00. Uw man, de heer P. Jansen, belde hierover.
U woont aan de Dorpsstraat 12, 1234 AB Voorbeeldstad. Uw auto heeft kenteken 12-ABC-3. U bent geboren op 12-03-1980.

${paragraph}

${paragraph}

Mevrouw De Vries kan voor vragen bellen met Ilse Kuipers van team Inkomen, telefoon 088 123 45 67.

Met vriendelijke groet,
J.P. Jansen`

/** Microseconds of CPU per call: the best of five rounds. */
function measure(work: () => void, least = 200): number {
  for (let until = performance.now() + least; performance.now() < until; ) work()
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 5; round++) {
    let calls = 0
    const start = process.cpuUsage()
    for (let until = performance.now() + least; performance.now() < until; calls++) work()
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / calls)
  }
  return best
}

function print(name: string, microseconds: number, bytes?: number): void {
  const speed = bytes === undefined ? '' : `${(bytes / microseconds).toFixed(1).padStart(8)} MB/s`
  console.log(`${name.padEnd(48)}${microseconds.toFixed(2).padStart(12)} µs${speed}`)
}

/** A text of so many bytes of letters that differ in their names, so that nothing is remembered from one to the next. */
function letters(size: number): string {
  let text = ''
  for (let i = 0; text.length < size; i++)
    text += `${letter.replaceAll('De Vries', `De Vr${'iae'.charAt(i % 3)}es`)}\n\n`
  return text.slice(0, size)
}

function measureShort(inspector: Inspector): void {
  const text = letters(20_000)
  const times: number[] = []
  for (let round = 0; round < 20; round++)
    for (let at = 0; at + 200 <= text.length; at += 200) {
      const piece = text.slice(at, at + 200)
      const start = performance.now()
      inspector.inspect(piece)
      times.push(performance.now() - start)
    }
  times.sort((a, b) => a - b)
  const at = (share: number) => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(3)} ms`
  console.log(`200 characters: median ${at(0.5)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}`)
}

function measureChat(inspector: Inspector): void {
  const classify = (path: readonly string[]) => (path[0] === 'model' || path[2] === 'role' ? 'structural' : 'text')
  const body = (count: number) => ({
    model: 'm',
    messages: Array.from({ length: count }, (_, i) => ({
      role: i % 2 === 0 ? 'user' : 'assistant',
      content: `${i}: ${letter}`,
    })),
  })
  const one = body(1)
  const bytes = Buffer.byteLength(letter)
  print(
    'inspectPrompt + pseudonymise, one letter',
    measure(() => pseudonymise(inspectPrompt(inspector, one, { classify }), { replaces: () => true, seed: 's' })),
    bytes,
  )
  const long = body(40)
  print(
    'inspectPrompt, 40 letters',
    measure(() => inspectPrompt(inspector, long, { classify })),
    bytes * 40,
  )
  const remembered = rememberInspections(inspector, { secret: Buffer.alloc(32, 7) })
  print(
    'inspectPrompt, 40 letters that were seen before',
    measure(() => inspectPrompt(remembered, long, { classify, scope: 's' })),
    bytes * 40,
  )
  const { key } = pseudonymise(inspectPrompt(inspector, one, { classify }), { replaces: () => true, seed: 's' })
  let state = startRestore(key)
  const step = () => {
    state = restoreStep(state, ' gemeente')[0]
  }
  print('restoreStep, plain piece', measure(step))
  endRestore(state)
}

const adversarial: readonly (readonly [string, (size: number) => string])[] = [
  ['letters', (size) => `${letter}\n\n`.repeat(Math.ceil(size / letter.length)).slice(0, size)],
  ['1 1 1', (size) => '1 '.repeat(size / 2)],
  ['@@@@', (size) => '@'.repeat(size)],
  ['[[[[', (size) => '['.repeat(size)],
  ['aaaa', (size) => 'a'.repeat(size)],
  ['A A A', (size) => 'A '.repeat(size / 2)],
  ['van de van de', (size) => 'van de '.repeat(size / 7)],
  ['A.B.C.', (size) => 'A.'.repeat(size / 2)],
  ['a1-a1-', (size) => 'a1-'.repeat(size / 3)],
  ['111 111 ', (size) => '111 '.repeat(size / 4)],
  ['1.1.1.1.', (size) => '1.'.repeat(size / 2)],
  ['sk-sk-', (size) => 'sk-'.repeat(size / 3)],
  ['eyJeyJ', (size) => 'eyJaaaaaaaa.'.repeat(size / 12)],
  ['login=a.', (size) => 'login a.'.repeat(size / 8)],
  ['BSN 1 ', (size) => 'BSN 1 '.repeat(size / 6)],
  ['Kerkstraat 1', (size) => 'Kerk straat 1 '.repeat(size / 14)],
  ['::::', (size) => 'a:'.repeat(size / 2)],
  ['base64', (size) => 'QlNOIDk5OTkw'.repeat(size / 12)],
  ['&&&&', (size) => '&#1'.repeat(size / 3)],
  ['%41%41', (size) => '%41'.repeat(size / 3)],
  ['a@a@', (size) => 'a@'.repeat(size / 2)],
  [
    'many persons',
    (size) =>
      Array.from({ length: size / 24 }, (_, i) => `mevrouw Xa${i.toString(36).replace(/\d/g, 'q')}e belde. `)
        .join('')
        .slice(0, size),
  ],
]

function measureSlow(inspector: Inspector): void {
  for (const [name, make] of adversarial) {
    const figures = [20_000, 200_000, 1_000_000].map((size) => {
      const text = make(size)
      let best = Number.POSITIVE_INFINITY
      for (let round = 0; round < 3; round++) {
        const start = process.cpuUsage()
        inspector.inspect(text)
        const { user, system } = process.cpuUsage(start)
        best = Math.min(best, user + system)
      }
      return (text.length / best).toFixed(1)
    })
    console.log(`${name.padEnd(16)} MB/s at 20 kB, 200 kB, 1 MB: ${figures.join('  ')}`)
  }
}

export function measureSpeed(inspector: Inspector): void {
  for (const size of [1_000, 10_000, 100_000]) {
    const text = letters(size)
    print(
      `inspect, letters of ${size / 1000} kB`,
      measure(() => inspector.inspect(text)),
      Buffer.byteLength(text),
    )
  }
  print(
    'inspect, plain paragraph',
    measure(() => inspector.inspect(paragraph)),
    Buffer.byteLength(paragraph),
  )
  measureShort(inspector)
  measureChat(inspector)
  measureSlow(inspector)
}
