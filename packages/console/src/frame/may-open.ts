import type { Staff } from '../session/use-me.ts'

const readers: readonly { readonly path: RegExp; readonly roles: readonly Staff['role'][] }[] = [
  { path: /^\/(desk|intake|mandates|reset-codes)(\/|$)/, roles: ['clerk'] },
  { path: /^\/inbox(\/|$)/, roles: ['reviewer'] },
  { path: /^\/licences(\/|$)/, roles: ['clerk', 'reviewer'] },
  { path: /^\/overview(\/|$)/, roles: ['clerk', 'manager'] },
  { path: /^\/supervision(\/|$)/, roles: ['clerk', 'reviewer', 'manager', 'editor'] },
  { path: /^\/duties(\/|$)/, roles: ['reviewer', 'manager'] },
  { path: /^\/webhooks(\/|$)/, roles: ['manager'] },
  { path: /^\/reports(\/|$)/, roles: ['editor', 'manager'] },
  { path: /^\/sharing(\/|$)/, roles: ['reviewer', 'manager', 'editor'] },
  { path: /^\/studio(\/|$)/, roles: ['editor', 'manager'] },
]

/** Whether a page is for this post. Others lead home; what may be read there the server decides in any case. */
export function mayOpen(role: Staff['role'], path: string): boolean {
  return readers.every(entry => !entry.path.test(path) || entry.roles.includes(role))
}
