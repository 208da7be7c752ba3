import { readFileSync } from 'node:fs'
import type { PlacedIssue } from './check-config.ts'
import type { Where } from './parse-config-file.ts'

/** The settings that may point at a file with a secret. */
interface SecretSettings {
  readonly database: { readonly url?: string | undefined; readonly urlFile?: string | undefined }
  readonly models: readonly { readonly apiKey?: string | undefined; readonly apiKeyFile?: string | undefined }[]
  readonly login: { readonly oidc?: ProviderSecrets | undefined }
  readonly algoritmeregister?:
    | { readonly password?: string | undefined; readonly passwordFile?: string | undefined }
    | undefined
}

interface ProviderSecrets {
  readonly clientSecret?: string | undefined
  readonly clientSecretFile?: string | undefined
  readonly clientKey?: string | undefined
  readonly clientKeyFile?: string | undefined
}

/** `…File` fields become the secret they hold (Docker and Kubernetes mount secrets as files). */
export function readSecretFiles<C extends SecretSettings>(
  config: C,
  where: Where,
): { config: C; issues: PlacedIssue[] } {
  const issues: PlacedIssue[] = []
  const read = (file: string | undefined, pointer: string): string | undefined => {
    if (file === undefined) return undefined
    try {
      const text = readFileSync(file, 'utf8').trim()
      if (text !== '') return text
      issues.push({ pointer, detail: 'Het bestand met het geheim is leeg.', at: where(pointer) })
    } catch {
      issues.push({ pointer, detail: 'Het bestand met het geheim is niet te lezen.', at: where(pointer) })
    }
    return undefined
  }
  const url = read(config.database.urlFile, '/database/urlFile') ?? config.database.url
  const withKeys = config.models.map((entry, index) => {
    const apiKey = read(entry.apiKeyFile, `/models/${index}/apiKeyFile`) ?? entry.apiKey
    return apiKey === undefined ? entry : { ...entry, apiKey }
  })
  const database = url === undefined ? config.database : { ...config.database, url }
  const { oidc } = config.login
  const secrets = {
    clientSecret: read(oidc?.clientSecretFile, '/login/oidc/clientSecretFile') ?? oidc?.clientSecret,
    clientKey: read(oidc?.clientKeyFile, '/login/oidc/clientKeyFile') ?? oidc?.clientKey,
  }
  const login = oidc === undefined ? config.login : { ...config.login, oidc: { ...oidc, ...secrets } }
  const { algoritmeregister: account } = config
  const password = read(account?.passwordFile, '/algoritmeregister/passwordFile') ?? account?.password
  const algoritmeregister = account === undefined ? undefined : { ...account, password }
  return { config: { ...config, database, models: withKeys, login, algoritmeregister }, issues }
}
