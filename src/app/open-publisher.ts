/** Opens publication in the Algoritmeregister, with the municipality's account when there is one. */
import { setTimeout as wait } from 'node:timers/promises'
import { fetch } from 'undici'
import { createPublisher, type Publisher, type PublisherDeps } from '../register/index.ts'
import type { Config } from './config.ts'
import type { Egress } from './egress.ts'
import { type RegistrationParts, registrationDeps } from './open-registration.ts'
import { residentsContact } from './residents-contact.ts'

export interface PublisherParts extends RegistrationParts {
  readonly config: Config
  readonly egress: Egress
}

export function openPublisher(parts: PublisherParts): Publisher {
  const { config, house, egress } = parts
  const { publicUrl } = config.server
  return createPublisher({
    ...registrationDeps(parts),
    municipality: (tenant) => house.tenancy.find(tenant)?.name ?? tenant,
    contact: (tenant) => residentsContact(config, house.tenancy.find(tenant)),
    page: (useCase) => (publicUrl === undefined ? undefined : new URL(`/transparantie/${useCase}`, publicUrl).href),
    algoritmeregister: accountOf(config, egress),
  })
}

function accountOf({ algoritmeregister: account }: Config, egress: Egress): PublisherDeps['algoritmeregister'] {
  if (account?.password === undefined) return undefined
  return {
    account: { ...account, password: account.password },
    wait: (milliseconds) => wait(milliseconds),
    fetch: async (url, init) => {
      const dispatcher = egress.dispatcherFor(new URL(url))
      const answer = await fetch(url, { ...init, redirect: 'manual', dispatcher })
      // undici's own class, and the one of Node, are the same standard.
      return answer as unknown as Response
    },
  }
}
