const ofNew: ReadonlySet<string> = new Set([
  'account/weak-password',
  'account/common-password',
  'account/own-password',
])

/** Which of the passwords on a page a refusal is about; undefined where about none. */
export function refusedPassword(code: string | undefined): 'current' | 'next' | undefined {
  if (code === 'account/wrong-password') return 'current'
  return code !== undefined && ofNew.has(code) ? 'next' : undefined
}
