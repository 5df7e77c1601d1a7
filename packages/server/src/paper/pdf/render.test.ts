/** The papers of the sample catalogue as PDF, opened with another program. */
import { join } from 'node:path'
import { makeItemPaper, makeMatterPaper, matterPapers, type Paper } from '@yijianshi/core/paper'
import { compile } from '@yijianshi/core/plan'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../catalogue/load.ts'
import { mainAnswers, matter } from '../../demo/shop-application.ts'
import { type ReadPdf, readPdf } from './read-pdf.fixture.ts'
import { renderPdf } from './render.ts'

const { catalogue, findings } = await loadCatalogue(join(import.meta.dirname, '../../../../../catalogue'))
if (catalogue === undefined) throw new Error(JSON.stringify(findings))
const edition = { hash: catalogue.version, number: 12, date: '2026-11-21' }

function papersIn(language: 'zh' | 'en'): Paper[] {
  const context = { catalogue, edition, language } as const
  if (context.catalogue === undefined) return []
  const known = { ...context, catalogue: context.catalogue }
  const plan = compile(known.catalogue, matter, mainAnswers)
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems))
  return [
    ...matterPapers.flatMap(paper => makeMatterPaper(known, plan.plan, paper) ?? []),
    ...(['information-sheet', 'manual'] as const).flatMap(
      paper => makeItemPaper(known, 'food-business-licence', paper) ?? [],
    ),
  ]
}

const papers = [...papersIn('zh'), ...papersIn('en')]
const named = papers.map(paper => [`${paper.language} ${paper.paper}`, paper] as const)

const read = new Map<Paper, Promise<ReadPdf>>()
function opened(paper: Paper): Promise<ReadPdf> {
  const known = read.get(paper) ?? renderPdf(paper).then(readPdf)
  read.set(paper, known)
  return known
}

/** Without spaces, which stand where lines were broken or not. */
function bare(text: string): string {
  return text.replaceAll(/\s/g, '')
}

function textOf({ pages }: ReadPdf): string {
  return bare(pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join(''))
}

const margins = { left: 56, right: 56 }

describe.each(named)('%s', (_, paper) => {
  test('every text can be copied as it stands', async () => {
    const { pages, title } = await opened(paper)
    // What stands in header and footer would come between the parts of a text over two pages.
    const inner = pages.flatMap(({ lines }) => lines.filter(({ y }) => y > 55 && y < 792))
    const text = bare(inner.map(line => line.text).join(''))
    expect(title).toBe(paper.title)
    expect(text).toContain(bare(paper.title))
    for (const block of paper.blocks) {
      const texts =
        block.kind === 'list'
          ? block.entries
          : block.kind === 'facts'
            ? block.entries.flatMap(({ values }) => values)
            : block.kind === 'notice'
              ? block.texts
              : block.kind === 'heading' || block.kind === 'paragraph'
                ? [block.text]
                : block.kind === 'blanks'
                  ? block.labels
                  : []
      for (const wanted of texts) expect(text).toContain(bare(wanted))
    }
  })

  test('the first cells of every table are there, row by row', async () => {
    const text = textOf(await opened(paper))
    for (const block of paper.blocks) {
      if (block.kind !== 'table') continue
      for (const row of block.rows) {
        for (const part of row.flat()) {
          // A cell over two pages is read in two parts: its beginning is in one.
          expect(text).toContain(bare(part).slice(0, 4))
        }
      }
    }
  })

  test('nothing stands beyond the margins, and no line begins with a closing mark', async () => {
    const { pages } = await opened(paper)
    for (const { lines, width } of pages) {
      for (const { text, x, right } of lines) {
        expect(x).toBeGreaterThanOrEqual(margins.left - 0.5)
        expect(right).toBeLessThanOrEqual(width - margins.right + 0.5)
        expect(text).not.toMatch(/^[，。；：、）》”]/)
      }
    }
  })

  test('each page bears the edition and its number', async () => {
    const { pages } = await opened(paper)
    pages.forEach(({ lines }, index) => {
      const foot = lines.filter(({ y }) => y < 55).map(({ text }) => text)
      expect(foot.join(' ')).toContain(edition.hash.slice(0, 12))
      expect(foot.join(' ')).toMatch(
        paper.language === 'zh'
          ? `第 ${index + 1} 页 共 ${pages.length} 页`
          : `Page ${index + 1} of ${pages.length}`,
      )
    })
  })

  test('the font is embedded as a subset, and nothing else is used', async () => {
    const { fonts } = await opened(paper)
    expect([...fonts].sort().map(name => name.replace(/^[A-Z]{6}\+/, '*+'))).toEqual([
      '*+NotoSansSC-Bold',
      '*+NotoSansSC-Regular',
    ])
  })

  test('it is tagged, in its language', async () => {
    const { tagged, language, roles } = await opened(paper)
    expect(tagged).toBe(true)
    expect(language).toBe(paper.language === 'zh' ? 'zh-CN' : 'en')
    expect(roles).toEqual(expect.arrayContaining(['H1', 'P', 'Table', 'TR']))
    if (paper.paper === 'flow-chart') expect(roles).toContain('Figure')
    else expect(roles).toContain('H2')
  })

  test('it is read aloud in the order of its blocks, and nothing is left out', async () => {
    const { structure, loose } = await opened(paper)
    expect(loose).toBe(0)
    const aloud = bare(structure.flatMap(({ role, text }) => (role === 'Document' ? [text] : [])).join(''))
    let from = 0
    for (const block of paper.blocks) {
      const texts =
        block.kind === 'heading' || block.kind === 'paragraph'
          ? [block.text]
          : block.kind === 'notice'
            ? [block.title, ...block.texts]
            : block.kind === 'list'
              ? block.entries
              : []
      for (const text of texts) {
        const at = aloud.indexOf(bare(text), from)
        expect(at, text).toBeGreaterThanOrEqual(from)
        from = at + bare(text).length
      }
    }
  })

  test('a drawn chart is described, and Chinese in an English paper is said to be so', async () => {
    const { structure } = await opened(paper)
    const flows = paper.blocks.filter(block => block.kind === 'flow')
    const figures = structure.filter(({ role }) => role === 'Figure')
    expect(figures.map(({ alt }) => alt)).toEqual(flows.map(({ description }) => description))
    for (const { role, text, language } of structure) {
      const isText = ['P', 'LBody', 'TD', 'TH', 'H1', 'H2', 'H3'].includes(role)
      const isChinese = paper.language === 'en' && /\p{Script=Han}/u.test(text)
      if (isText && isChinese) expect([text, language]).toEqual([text, 'zh-CN'])
      if (paper.language === 'zh') expect(language).toBe('')
    }
    expect(structure.filter(({ language, role }) => role === 'H2' && language !== '')).toEqual([])
  })

  test('no level of headings is left out', async () => {
    const { roles } = await opened(paper)
    const levels = roles.filter(role => /^H[1-6]$/.test(role)).map(role => Number(role.slice(1)))
    expect(levels[0]).toBe(1)
    levels.forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
    })
  })

  test('it says of itself that it can be read by everybody, with its title shown', async () => {
    const bytes = (await renderPdf(paper)).toString('latin1')
    const { metadata } = await opened(paper)
    expect(metadata).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
    expect(metadata).toContain(paper.title)
    expect(bytes).toMatch(/\/DisplayDocTitle true/)
    expect(bytes).toMatch(/\/StructTreeRoot \d+ 0 R/)
    // Each head cell says whose head it is, each numbered list how, each figure where.
    const count = (pattern: RegExp) => bytes.match(pattern)?.length ?? 0
    expect(count(/\/S \/TH\b/g)).toBe(count(/\/Scope \/(?:Column|Row)/g))
    expect(count(/\/S \/L\b/g)).toBe(count(/\/ListNumbering \/(?:Decimal|Disc)/g))
    expect(count(/\/S \/Figure\b/g)).toBe(count(/\/BBox \[/g))
  })
})

test('a title with the marks of XML leaves the description of the paper whole', async () => {
  const [guide] = papers
  if (guide === undefined) throw new Error('no guide')
  const { metadata } = await readPdf(await renderPdf({ ...guide, title: 'A & B <c>' }))
  expect(metadata).toContain('A ＆ B ＜c＞')
  expect(metadata).not.toMatch(/&(?!amp;|lt;|gt;)/)
})

test('the head of a table stands on each of its pages', async () => {
  const guide = papers.find(({ paper }) => paper === 'guide')
  if (guide === undefined) throw new Error('no guide')
  const table = guide.blocks.find(block => block.kind === 'table' && block.columns.length === 4)
  if (table?.kind !== 'table') throw new Error('no table of materials')
  const { pages } = await opened(guide)
  const names = table.rows.map(row => bare(row[1]?.[0] ?? '').slice(0, 4))
  const pagesWith = pages.filter(({ lines }) => {
    const text = bare(lines.map(line => line.text).join(''))
    return names.some(name => text.includes(`${name}`)) && text.includes(table.columns[3]?.title ?? '')
  })
  expect(pagesWith.length).toBeGreaterThanOrEqual(2)
})

test('the same paper gives the same bytes', async () => {
  const [guide] = papers
  if (guide === undefined) throw new Error('no guide')
  expect((await renderPdf(guide)).equals(await renderPdf(guide))).toBe(true)
})
