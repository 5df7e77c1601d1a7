/** `--explain material:premises-right`: a kind and an id. */
import type { About, AboutKind } from '@yijianshi/core/plan'

const KINDS: readonly AboutKind[] = ['material', 'field', 'section', 'task', 'item', 'day', 'fee']

/** What is to be explained, or the kinds there are. */
export function readAbout(text: string): About | { readonly kinds: readonly string[] } {
  const colon = text.indexOf(':')
  const kind = KINDS.find(each => each === text.slice(0, colon))
  const id = text.slice(colon + 1)
  return kind === undefined || id === '' ? { kinds: KINDS } : { kind, id }
}
