import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueFromData } from '../catalogue/catalogue-data.ts'
import { languages } from '../catalogue/language.ts'
import type { Item } from '../catalogue/model.ts'
import { compile } from '../plan/compile.ts'
import type { Plan } from '../plan/plan.ts'
import { randomAnswers, randomCatalogue } from '../plan/random-catalogue.fixture.ts'
import { planOf, stallCatalogue } from '../plan/stall.fixture.ts'
import { makeItemPaper, makeMatterPaper, papersOf } from './make.ts'
import { type Block, itemPapers, matterPapers, type Paper } from './model.ts'

const edition = { hash: 'd202f5f00b65aa', number: 12, date: '2026-11-21' }

function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(block => JSON.stringify(block))
}

/** What stands in the cells of the tables, row by row. */
function rowsOf({ blocks }: Paper): string[] {
  return blocks.flatMap(block => (block.kind === 'table' ? block.rows.map(row => row.flat().join(' ')) : []))
}

function expectWhole(paper: Paper): void {
  expect(paper.title).not.toBe('')
  expect(paper.editionText).toContain('d202f5f00b65')
  expect(JSON.stringify(paper)).not.toMatch(/undefined|NaN|\[object/)
  for (const block of paper.blocks) {
    if (block.kind !== 'table') continue
    expect(block.rows.length).toBeGreaterThan(0)
    for (const row of block.rows) expect(row).toHaveLength(block.columns.length)
  }
}

describe('every plan gives every paper', () => {
  const numRuns = process.env.SOAK === undefined ? 100 : 5_000

  test('whole, in both languages, and each entry of the checklist stands in guide and notice', () => {
    fc.assert(
      fc.property(
        randomCatalogue,
        randomAnswers,
        fc.constantFrom(...languages),
        (data, answers, language) => {
          const catalogue = catalogueFromData(data)
          const result = compile(catalogue, 'anything', answers)
          if (!result.ok) throw new Error(JSON.stringify(result.problems))
          const { plan } = result
          const context = { catalogue, edition, language }
          const made = matterPapers.map(paper => makeMatterPaper(context, plan, paper))
          for (const paper of made) if (paper) expectWhole(paper)
          for (const item of catalogue.items.keys()) {
            for (const paper of itemPapers) {
              const sheet = makeItemPaper(context, item, paper)
              if (sheet === undefined) throw new Error(`no ${paper} of ${item}`)
              expectWhole(sheet)
            }
          }
          const [guide, notice] = made
          for (const entry of plan.checklist) {
            const name = entry.name[language]
            for (const paper of [guide, notice]) {
              expect(rowsOf(paper ?? made[0] ?? missing()).filter(row => row.includes(name))).not.toEqual([])
            }
          }
          expect(papersOf(context, plan)).toEqual(
            matterPapers.filter((_, index) => made[index] !== undefined),
          )
        },
      ),
      { numRuns },
    )
  })
})

function missing(): never {
  throw new Error('there is no such paper')
}

const stallPlan = planOf()

function made(paper: (typeof matterPapers)[number], plan: Plan = stallPlan): Paper | undefined {
  return makeMatterPaper({ catalogue: stallCatalogue, edition, language: 'zh' }, plan, paper)
}

describe('the guide', () => {
  const guide = made('guide') ?? missing()
  const text = textsOf(guide.blocks).join('\n')

  test('tells the situation in the words of questions and options, not in their ids', () => {
    const facts = guide.blocks.find(block => block.kind === 'facts')
    const terms = facts?.kind === 'facts' ? facts.entries.map(({ term }) => term) : []
    for (const id of Object.keys(stallPlan.answers)) {
      expect(terms).toContain(stallCatalogue.questions.get(id)?.title.zh)
    }
  })

  test('says for each material left out why', () => {
    expect(stallPlan.omitted.length).toBeGreaterThan(0)
    for (const entry of stallPlan.omitted) {
      expect(rowsOf(guide).find(row => row.startsWith(entry.name.zh))).toMatch(/.{4,}$/)
    }
  })

  test('names supervision, reconsideration and lawsuit', () => {
    expect(text).toContain('0999-55501901')
    expect(text).toContain('行政复议')
    expect(text).toContain('行政诉讼')
  })
})

describe('the licensing law', () => {
  const LAW = '《中华人民共和国行政许可法》第三十条、第三十二条'

  function notice(kinds: readonly Item['kind'][]): string {
    const items = new Map(
      [...stallCatalogue.items].map(([id, item], index) => [
        id,
        // Their names end with acts that say what they are.
        {
          ...item,
          name: { zh: `事项${index}`, en: `Item ${index}` },
          legalBasis: [],
          kind: kinds[index % kinds.length] ?? item.kind,
        },
      ]),
    )
    const catalogue = { ...stallCatalogue, items }
    const paper = makeMatterPaper({ catalogue, edition, language: 'zh' }, stallPlan, 'notice') ?? missing()
    return textsOf(paper.blocks).join('\n')
  }

  test('is cited where all items are licences', () => {
    const text = notice(['licence'])
    expect(text).toContain(`，根据${LAW}`)
    expect(text).toContain('（《行政许可法》第三十一条）')
  })

  test('is cited for the licences where there are others too', () => {
    const text = notice(['licence', 'public-service'])
    expect(text).toContain(`其中的行政许可事项根据${LAW}`)
    expect(text).toContain('（行政许可事项依据《行政许可法》第三十一条）')
  })

  test('is not cited where there is no licence', () => {
    expect(notice(['public-service'])).not.toContain('行政许可法')
  })
})

describe('promises', () => {
  const [first] = stallPlan.checklist.filter(({ kind }) => kind !== 'form')
  if (first === undefined) throw new Error('the stall needs no paper')

  test('there is no letter where there is nothing to promise', () => {
    const strict = stallPlan.checklist.map(({ tolerableDays: _, ...entry }) => entry)
    expect(made('tolerance-letter', { ...stallPlan, checklist: strict })).toBeUndefined()
    const proven = stallPlan.checklist.filter(entry => entry.commitmentCheckDays === undefined)
    expect(made('commitment-letter', { ...stallPlan, checklist: proven })).toBeUndefined()
  })

  test('a letter of tolerance has just the materials that may follow, with their days', () => {
    const checklist = stallPlan.checklist.map(({ tolerableDays: _, ...entry }) =>
      entry.material === first.material ? { ...entry, tolerableDays: 5 } : entry,
    )
    const rows = rowsOf(made('tolerance-letter', { ...stallPlan, checklist }) ?? missing())
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain(first.name.zh)
    expect(rows[0]).toContain('5 个工作日内')
  })

  test('a letter of commitment only where every item that needs the material takes one', () => {
    const check = { zh: '抽查' }
    const items = new Map(
      [...stallCatalogue.items].map(([id, item]) => [
        id,
        {
          ...item,
          materials: item.materials.map(use =>
            use.material === first.material ? { ...use, commitment: { check, checkDays: 30 } } : use,
          ),
        },
      ]),
    )
    const context = { catalogue: { ...stallCatalogue, items }, edition, language: 'zh' } as const
    const rows = rowsOf(makeMatterPaper(context, stallPlan, 'commitment-letter') ?? missing())
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain('抽查（30 个工作日内核查）')
  })
})
