/** Keys and tokens that somebody may have left in a file of the repository. */

/** What each looks like. None of them is written here in a form that it would find itself. */
const kinds: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=\\]{20}/],
  ['a key of AWS', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a key of Alibaba Cloud', /\bLTAI[0-9A-Za-z]{12,20}\b/],
  ['a key of Tencent Cloud', /\bAKID[0-9A-Za-z]{32}\b/],
  ['a token of GitHub', /\bgh[pousr]_[0-9A-Za-z]{36}\b|\bgithub_pat_[0-9A-Za-z_]{60}/],
  ['a token of GitLab', /\bglpat-[0-9A-Za-z_-]{20}\b/],
  ['a token of npm', /\bnpm_[0-9A-Za-z]{36}\b|_authToken=[0-9A-Za-z-]{8}/],
  ['a token of Slack', /\bxox[abprs]-[0-9A-Za-z-]{10}/],
  ['a JSON Web Token', /\beyJ[0-9A-Za-z_-]{15,}\.eyJ[0-9A-Za-z_-]{15,}\.[0-9A-Za-z_-]{20}/],
  [
    'a password in an address',
    /\b(?:postgres(?:ql)?|https?|redis|mysql):\/\/[^\s:/@'"`${}<>]+:(?!(?:password|secret)@)[^\s@/'"`${}<>]{6,}@/,
  ],
  ['a secret in a setting', /(?:SECRET|PASSWORD|TOKEN|API_KEY)\s*=\s*['"]?[0-9A-Za-z+/_-]{20,}/],
]

export type Secret = { readonly path: string; readonly line: number; readonly kind: string }

export function secretsIn(path: string, text: string): Secret[] {
  return kinds.flatMap(([kind, shape]) => {
    const found = shape.exec(text)
    return found === null ? [] : [{ path, line: text.slice(0, found.index).split('\n').length, kind }]
  })
}
