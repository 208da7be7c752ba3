/** The engines behind the gate, and the one way out to them. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Clock, systemClock } from '../kernel/clock.ts'
import { createModels, loadLlamaFrom, type Models, usualServers } from '../models/index.ts'
import type { Config } from './config.ts'
import { createEgress, type Egress, targetsOf } from './egress.ts'
import type { Log } from './log.ts'
import { packageFile } from './package-file.ts'
import { sampleProductPages } from './sample/product-pages.ts'
import { readSampleKeys } from './sample/sample-municipality.ts'

export interface OpenModelsOptions {
  readonly config: Config
  readonly clock: Clock
  /** Hears of connections that were refused. */
  readonly log: Pick<Log, 'warn'>
  /** Whether this is the sample municipality: only there are product pages to quote. */
  readonly isSample: boolean
}

export interface OpenModels {
  readonly models: Models
  readonly egress: Egress
  close(): Promise<void>
}

/** Makes the models of the settings ready; without any there, looks for what runs on this machine. */
export async function openModels({ config, clock, log, isSample }: OpenModelsOptions): Promise<OpenModels> {
  const isDiscovering = config.models.length === 0
  const own = usualServers.map(({ baseUrl }) => ({ baseUrl, zone: 'own' as const }))
  const { oidc } = config.login
  // A municipality's provider often stands in its own network.
  const provider = oidc === undefined ? [] : [{ baseUrl: oidc.issuer, zone: 'own' as const }]
  const egress = createEgress({
    allow: targetsOf({
      models: [...(isDiscovering ? own : config.models), ...provider],
      more: config.egress.allow,
    }),
    onRefusal: ({ host, reason }) => log.warn({ event: 'egress-refused', host, reason }),
  })
  const models = await createModels({
    entries: config.models,
    discovery: { folders: modelFolders(config) },
    clock,
    dispatcherFor: egress.dispatcherFor,
    loadLlama: loadLlamaFrom(fileURLToPath(packageFile('addons/llama-cpp'))),
    documents: isSample ? sampleProductPages() : [],
  })
  return {
    models,
    egress,
    close: async () => {
      await models.close()
      await egress.close()
    },
  }
}

/** The same for a command that runs without a server; opens nothing of the data folder. */
export async function withModels<T>(config: Config, work: (opened: OpenModels) => Promise<T>): Promise<T> {
  const isSample = readSampleKeys((name) => path.join(config.data, name)).length > 0
  // What a check was refused is in its own answer.
  const opened = await openModels({ config, clock: systemClock, log: { warn: () => undefined }, isSample })
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

/** Where a model file is found without settings: in the data folder, and beside where the program was started. */
function modelFolders({ data }: Config): readonly string[] {
  return [...new Set([path.join(data, 'models'), path.resolve('models')])]
}
