import { expect, test } from 'vitest'
import { planOf, stallCatalogue } from '../plan/stall.fixture.ts'
import { makeItemPaper, makeMatterPaper } from './make.ts'
import { itemPapers, matterPapers, type Paper } from './model.ts'
import { paperTree, type TreeNode } from './tree.ts'

const context = { catalogue: stallCatalogue, edition: { hash: 'd202f5f00b65aa' }, language: 'zh' } as const
const plan = planOf()
const papers: readonly Paper[] = [
  ...matterPapers.flatMap(paper => makeMatterPaper(context, plan, paper) ?? []),
  ...[...stallCatalogue.items.keys()].flatMap(item =>
    itemPapers.flatMap(paper => makeItemPaper(context, item, paper) ?? []),
  ),
]

function textOf(node: TreeNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('\n')
}

function elementsOf(node: TreeNode): Exclude<TreeNode, string>[] {
  return typeof node === 'string' ? [] : [node, ...node.children.flatMap(elementsOf)]
}

test('every text of every paper is in the tree', () => {
  expect(papers.length).toBeGreaterThan(5)
  for (const { blocks } of papers) {
    const text = paperTree(blocks).map(textOf).join('\n')
    for (const block of blocks) {
      const texts =
        block.kind === 'table'
          ? [...block.columns.map(({ title }) => title), ...block.rows.flat(2)]
          : block.kind === 'facts'
            ? block.entries.flatMap(({ term, values }) => [term, ...values])
            : block.kind === 'list'
              ? block.entries
              : block.kind === 'flow'
                ? [block.title, block.description, ...block.tasks.map(({ name }) => name)]
                : []
      for (const wanted of texts) expect(text).toContain(wanted)
    }
  }
})

test('a picture has a title and a description, and its ids are its own', () => {
  const elements = papers.flatMap(({ blocks }) => paperTree(blocks).flatMap(elementsOf))
  const pictures = elements.filter(({ tag }) => tag === 'svg')
  expect(pictures).toHaveLength(1)
  const ids = elements.flatMap(({ props }) => props.id ?? [])
  for (const id of String(pictures[0]?.props['aria-labelledby']).split(' ')) expect(ids).toContain(id)
})
