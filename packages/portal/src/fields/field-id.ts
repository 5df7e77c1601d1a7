/** Ids of the controls on a page: where labels, problems and error summaries meet. */
export function fieldId(element: string): string {
  return `field-${element}`
}

/** One element of an entry of a list, counted from 0. */
export function innerId(element: string, entry: number, inner: string): string {
  return `field-${element}-${entry}-${inner}`
}

export function idOfProblem(problem: { element: string; entry?: number; inner?: string }): string {
  const { element, entry, inner } = problem
  return entry === undefined || inner === undefined ? fieldId(element) : innerId(element, entry, inner)
}
