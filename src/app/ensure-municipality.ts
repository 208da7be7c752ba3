/** Every installation has a municipality: a real one when it was asked for, otherwise the sample. */
import type { Identity } from '../identity/index.ts'
import type { Ids } from '../kernel/ids.ts'
import type { Register } from '../register/index.ts'
import type { Tenancy, Tenant } from '../tenancy/index.ts'
import type { Config } from './config.ts'
import type { DataFolder } from './data-folder.ts'
import { fillSampleMunicipality, sampleMunicipality } from './sample/sample-municipality.ts'
import { fillSamplePasswords } from './sample/sample-passwords.ts'
import { unlessThere } from './unless-there.ts'

export interface BareHouse {
  readonly config: Config
  readonly folder: DataFolder
  readonly tenancy: Tenancy
  readonly identity: Identity
  readonly register: Register
  readonly ids: Ids
}

/**
 * The municipality of this installation. On an empty data folder it is made: the one in the settings, or else the sample
 * with its people and keys. Repeating it finishes a first start that was cut off.
 */
export async function ensureMunicipality(house: BareHouse): Promise<Tenant> {
  const tenant = house.tenancy.list()[0] ?? (await makeMunicipality(house))
  if (tenant.isSample) {
    const { identity, register, config, folder, ids } = house
    await fillSampleMunicipality({ identity, register, limits: config.limits, fileOf: folder.file }, tenant.id)
    if (config.login.oidc === undefined) await fillSamplePasswords({ identity, ids, fileOf: folder.file }, tenant.id)
  }
  return tenant
}

async function makeMunicipality({ config, tenancy }: BareHouse): Promise<Tenant> {
  const { id, name } = config.municipality ?? sampleMunicipality()
  const tenant = { id, name, isSample: config.municipality === undefined }
  await unlessThere(tenancy.create(tenant))
  return tenancy.list()[0] ?? tenant
}
