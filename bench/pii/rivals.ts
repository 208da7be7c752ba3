/** Other detectors from npm, on the same texts; installed in a folder of their own (bench/pii/rivals). */
import { createRequire } from 'node:module'
import path from 'node:path'

/** Gives a text back with what it found replaced. */
export interface Rival {
  readonly name: string
  redact(text: string): Promise<string>
}

interface Filters {
  readonly languages: { readonly nl: { make_lm(): unknown } }
  make_pii_classifier(model: unknown): { sanitize_str(text: string, placeholders: boolean): string }
}

/** Those that are installed. */
export function findRivals(): Rival[] {
  const require = createRequire(path.resolve('bench/pii/rivals/package.json'))
  const rivals: Rival[] = []
  const add = (name: string, make: (module: unknown) => Rival['redact']) => {
    try {
      rivals.push({ name, redact: make(require(name)) })
    } catch {
      console.log(`${name} is not installed: npm ci --prefix bench/pii/rivals`)
    }
  }
  add('redact-pii', (module) => {
    const redactor = new (module as { SyncRedactor: new () => { redact(text: string): string } }).SyncRedactor()
    return async (text) => redactor.redact(text)
  })
  add('openredaction', (module) => {
    const { OpenRedaction } = module as {
      OpenRedaction: new () => { detect(text: string): Promise<{ redacted: string }> }
    }
    const redaction = new OpenRedaction()
    return async (text) => (await redaction.detect(text)).redacted
  })
  add('pii-filter', (module) => {
    const filters = module as Filters
    const filter = filters.make_pii_classifier(filters.languages.nl.make_lm())
    return async (text) => filter.sanitize_str(text, true)
  })
  return rivals
}
