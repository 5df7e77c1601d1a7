/** The whole sample catalogue, whatever it holds: every paper of every matter and item can be made. */
import { join } from 'node:path'
import type { AnswerValue, Question } from '@yijianshi/core/catalogue'
import { itemPapers, makeItemPaper, makeMatterPaper, matterPapers, type Paper } from '@yijianshi/core/paper'
import { compile, findPreparedMatter, nextQuestion } from '@yijianshi/core/plan'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCatalogue } from '../catalogue/load.ts'
import { hasGlyph } from './font/noto-sans.ts'
import { renderPdf } from './pdf/render.ts'

const loaded = await loadCatalogue(join(import.meta.dirname, '../../../../catalogue'))
if (loaded.catalogue === undefined) throw new Error(JSON.stringify(loaded.findings))
const { catalogue } = loaded
const edition = { hash: catalogue.version }
const numRuns = process.env.SOAK === undefined ? 60 : 2_000

function answerTo(question: Question, choice: number): AnswerValue {
  switch (question.kind) {
    case 'yes-no':
      return choice % 2 === 0
    case 'number':
      return question.min + (choice % (question.max - question.min + 1))
    case 'choice':
      return question.options[choice % question.options.length]?.value ?? ''
    case 'many':
      return question.options.filter((_, index) => (choice >> index) % 2 === 1).map(({ value }) => value)
  }
}

/** Goes through the questions as a person does, with one random number for each. */
function planOf(matter: string, choices: readonly number[]) {
  const prepared = findPreparedMatter(catalogue, matter)
  if (prepared === undefined) throw new Error(`no matter ${matter}`)
  const answers: Record<string, AnswerValue> = {}
  for (const choice of choices) {
    const question = nextQuestion(prepared.questions, answers)
    if (question === undefined) break
    answers[question.id] = answerTo(question, choice)
  }
  const result = compile(catalogue, matter, answers)
  return result.ok ? result.plan : undefined
}

function charactersOf({ title, blocks }: Paper): Set<string> {
  return new Set(title + JSON.stringify(blocks))
}

const choices = fc.array(fc.nat(1_000), { minLength: 60, maxLength: 60 })

test('every plan gives a guide and a notice with all that is to be brought, and any paper can be drawn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...catalogue.matters.keys()),
      choices,
      fc.constantFrom('zh', 'en'),
      fc.nat(),
      async (matter, chosen, language, drawn) => {
        const plan = planOf(matter, chosen)
        if (plan === undefined) throw new Error(`${matter} has more than ${chosen.length} questions`)
        const context = { catalogue, edition, language } as const
        const papers = matterPapers.flatMap(paper => makeMatterPaper(context, plan, paper) ?? [])
        expect(papers.length > 0).toBe(plan.items.length > 0)
        for (const paper of papers.filter(each => each.paper === 'guide' || each.paper === 'notice')) {
          const cells = paper.blocks.flatMap(block => (block.kind === 'table' ? block.rows.flat(2) : []))
          for (const { name } of plan.checklist) expect(cells).toContain(name[language])
        }
        // Drawing takes a thousand times as long as making: one paper of each plan, any of them.
        const paper = papers[drawn % papers.length]
        if (paper !== undefined) expect((await renderPdf(paper)).length).toBeGreaterThan(1_000)
      },
    ),
    { numRuns },
  )
})

test('every item has an information sheet and a manual, and the font has every character of them', () => {
  const missing = new Set<string>()
  for (const item of catalogue.items.keys()) {
    for (const kind of itemPapers) {
      const paper = makeItemPaper({ catalogue, edition, language: 'zh' }, item, kind)
      if (paper === undefined) throw new Error(`no ${kind} of ${item}`)
      for (const character of charactersOf(paper)) {
        if (!hasGlyph(character.codePointAt(0) ?? 0)) missing.add(character)
      }
    }
  }
  expect([...missing]).toEqual([])
})
