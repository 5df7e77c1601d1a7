/** One name for a provider, however its address is written: with a slash at its end or without. */
export function issuerName(issuer: string): string {
  return URL.parse(issuer)?.href ?? issuer
}
