import type { Tenant } from '../tenancy/index.ts'
import type { Config } from './config.ts'
import { sampleMunicipality } from './sample/sample-municipality.ts'

/** Where residents ask about AI: as the settings say, and made up for the sample municipality. */
export function residentsContact({ publicPage }: Config, tenant: Tenant | undefined): string | undefined {
  return publicPage.contact ?? (tenant?.isSample ? sampleMunicipality().contact : undefined)
}
