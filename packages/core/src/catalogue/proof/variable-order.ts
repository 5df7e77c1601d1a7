/**
 * The order in which diagrams test the questions: as they are asked, but a question that is not always
 * asked directly behind the last of those that decide on it.
 *
 * The size of a diagram hangs on how much of what was tested before must be remembered. "Asked only if the
 * shop sells food" ties two questions in every claim about either. With five others between them each
 * diagram would carry the answer about food through all five; side by side it is used up at once. Among
 * questions that do not decide on each other the order in which an official asks them is kept: what belongs
 * together is asked together, and is named together in conditions.
 */

/** Each question with those whose answers decide whether it is asked, in asking order. */
export type Asking = { readonly question: string; readonly decidedBy: readonly string[] }

export function variableOrder(asking: readonly Asking[]): string[] {
  const places = new Map(asking.map(({ question }, index) => [question, index]))
  const followers = new Map<string | undefined, string[]>()
  for (const [index, { question, decidedBy }] of asking.entries()) {
    const earlier = decidedBy.flatMap(name => places.get(name) ?? []).filter(place => place < index)
    const last = earlier.length > 0 ? asking[Math.max(...earlier)]?.question : undefined
    followers.set(last, [...(followers.get(last) ?? []), question])
  }
  const behind = (question: string | undefined): string[] =>
    (followers.get(question) ?? []).flatMap(follower => [follower, ...behind(follower)])
  return behind(undefined)
}
