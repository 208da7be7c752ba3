/** `fetch` for talking to the provider: the same way out as everything, and no redirects. */
import { fetch } from 'undici'
import type { ProviderFetch } from '../identity/index.ts'
import type { Egress } from './egress.ts'

export function providerFetch(egress: Egress): ProviderFetch {
  return async (url, { method, headers, body, signal }) => {
    const answer = await fetch(url, {
      method,
      headers,
      // Forms, and nothing else, are what is sent to a token endpoint.
      body: body instanceof URLSearchParams ? body.toString() : null,
      redirect: 'manual',
      dispatcher: egress.dispatcherFor(new URL(url)),
      ...(signal === undefined ? {} : { signal }),
    })
    // undici's own class, and the one of Node, are the same standard.
    return answer as unknown as Response
  }
}
