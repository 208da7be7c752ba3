/** The two cookies. `__Host-`: only this host, only over TLS (or localhost), never set by a neighbour (RFC 6265bis). */

export const sessionCookie = '__Host-stadspoort'
