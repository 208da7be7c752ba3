/** Settings as they may be shown: secrets are there or not, never what they are. */
import type { Config } from '../config.ts'
import type { ProviderSettings } from './login-settings.ts'

const hidden = '(verborgen)'

export function redactConfig(config: Config): Config {
  const { url } = config.database
  const { oidc } = config.login
  return {
    ...config,
    database: url === undefined ? config.database : { ...config.database, url: withoutPassword(url) },
    models: config.models.map((model) => (model.apiKey === undefined ? model : { ...model, apiKey: hidden })),
    login: oidc === undefined ? config.login : { ...config.login, oidc: withoutSecrets(oidc) },
  }
}

function withoutSecrets({ clientSecret, clientKey, ...oidc }: ProviderSettings): ProviderSettings {
  return {
    ...oidc,
    ...(clientSecret === undefined ? {} : { clientSecret: hidden }),
    ...(clientKey === undefined ? {} : { clientKey: hidden }),
  }
}

/** Host and database help to see a mistake; who cannot be parsed is hidden as a whole. */
function withoutPassword(text: string): string {
  try {
    const url = new URL(text)
    return `${url.protocol}//${url.host}${url.pathname} ${hidden}`
  } catch {
    return hidden
  }
}
