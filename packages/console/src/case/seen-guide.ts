/** Which newer guide of a case is known to whoever sits at this device: the notice is then closed, its marks stay. */

const keyOf = (caseId: string) => `yijianshi.console.guide-seen.${caseId}`

/** `since`: when the case went over to it. */
export function isGuideSeen(caseId: string, since: string): boolean {
  try {
    return localStorage.getItem(keyOf(caseId)) === since
  } catch {
    return false
  }
}

export function keepGuideSeen(caseId: string, since: string): void {
  try {
    localStorage.setItem(keyOf(caseId), since)
  } catch {
    // Storage is full or forbidden: the notice is closed for the visit.
  }
}
