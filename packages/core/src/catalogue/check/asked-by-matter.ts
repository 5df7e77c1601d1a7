/** A matter asks every question that its items and their materials depend on. */
import { parseCondition } from '../../plan/condition.ts'
import type { FindingRow } from '../finding.ts'
import type { Catalogue, Item } from '../model.ts'
import { eachMatter } from './rule.ts'

const itemQuestionNotAsked = {
  code: 'catalogue/item-question-not-asked',
  severity: 'error',
  zh: '事项 {item} 要用问题 {question} 的答案，但这件事没有问。请在 questions 中加上。',
  en: 'The item {item} depends on the question {question}, which this matter does not ask. Add it to questions.',
} as const satisfies FindingRow

/** Under `asks`, and those that decide whether one of its materials can be fetched. */
function neededQuestions(catalogue: Catalogue, item: Item): ReadonlySet<string> {
  const needed = new Set(item.asks)
  for (const { material } of item.materials) {
    const text = catalogue.materials.get(material)?.sharing?.when
    const result = text === undefined ? undefined : parseCondition(text, new Set(catalogue.questions.keys()))
    for (const name of result?.ok ? result.condition.names : []) needed.add(name)
  }
  return needed
}

export const askedByMatter = eachMatter([itemQuestionNotAsked], (matter, catalogue, { report }) => {
  const asked = new Set(matter.questions.map(entry => entry.question))
  return matter.items.flatMap(({ item: id }, index) => {
    const item = catalogue.items.get(id)
    const missing = item ? [...neededQuestions(catalogue, item)].filter(name => !asked.has(name)) : []
    return missing.map(question =>
      report(
        itemQuestionNotAsked,
        { in: 'matters', id: matter.id, path: ['items', index, 'item'] },
        { item: id, question },
      ),
    )
  })
})
