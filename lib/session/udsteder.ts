const adresser = new Map<string, Promise<{ end_session_endpoint?: string; jwks_uri: string; token_endpoint: string }>>()

/** The issuer's own description, fetched once; a failure is not remembered. */
export function udstederInfo(issuer: string) {
  const kendt = adresser.get(issuer)
  if (kendt) return kendt
  const hentet = fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(3000) }).then(
    (r) => {
      if (!r.ok) throw new Error(`udstederens beskrivelse: ${r.status}`)
      return r.json()
    },
  )
  adresser.set(issuer, hentet)
  hentet.catch(() => adresser.delete(issuer))
  return hentet
}
