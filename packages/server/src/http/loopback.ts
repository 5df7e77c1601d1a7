const loopback = new Set(['127.0.0.1', '::1', '[::1]', 'localhost'])

/** Whether a host is this machine itself. */
export function isLoopback(host: string): boolean {
  return loopback.has(host) || /^127(\.\d{1,3}){3}$/.test(host)
}
