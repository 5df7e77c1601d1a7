/** What is written into the form of a change order, and what it lacks. */

export const orderFields = [
  'title',
  'number',
  'issuer',
  'date',
  'changes',
  'words',
  'law',
  'article',
  'items',
] as const
export type OrderField = (typeof orderFields)[number]
export type OrderDraft = Readonly<Record<OrderField, string>>

export const emptyOrder: OrderDraft = {
  title: '',
  number: '',
  issuer: '',
  date: '',
  changes: '',
  words: '',
  law: '',
  article: '',
  items: '',
}

const required: readonly OrderField[] = ['title', 'number', 'issuer', 'date', 'changes']
const searched: readonly OrderField[] = ['words', 'law', 'items']

const lines = (text: string) => text.split(/[\n,，、;；]/).flatMap(line => line.trim() || [])

/** Fields that must be filled in still; `words` stands for “by what the items are found”. */
export function missingInOrder(draft: OrderDraft): readonly OrderField[] {
  const isEmpty = (field: OrderField) => draft[field].trim() === ''
  return [...required.filter(isEmpty), ...(searched.every(isEmpty) ? (['words'] as const) : [])]
}

export function orderBody(draft: OrderDraft) {
  const { title, number, issuer, date, changes } = draft
  const [words, items] = [lines(draft.words), lines(draft.items)]
  const [law, article] = [draft.law.trim(), draft.article.trim()]
  return {
    document: { title: title.trim(), number: number.trim(), issuer: issuer.trim(), date },
    changes: changes.trim(),
    ...(words.length > 0 && { words }),
    ...(items.length > 0 && { items }),
    ...(law !== '' && { laws: [{ law, ...(article !== '' && { article }) }] }),
  }
}
