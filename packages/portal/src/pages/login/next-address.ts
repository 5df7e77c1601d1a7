/** Where to go after logging in: a path of this site only, so that no link can lead elsewhere. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/'
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/'
}
