/**
 * Blocks of a paper as a tree of HTML and SVG elements, with the attribute names of React. Each web app
 * turns the tree into elements with a few lines, so both show the same, and neither needs the other.
 */
import { type FlowLayout, layoutFlow } from './flow-layout.ts'
import type { Block, Facts, Flow, Table } from './model.ts'

export type Tag =
  | 'h2'
  | 'h3'
  | 'p'
  | 'ul'
  | 'ol'
  | 'li'
  | 'table'
  | 'caption'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'div'
  | 'span'
  | 'figure'
  | 'figcaption'
  | 'svg'
  | 'g'
  | 'title'
  | 'desc'
  | 'rect'
  | 'line'
  | 'polyline'
  | 'text'

export type TreeElement = {
  readonly tag: Tag
  readonly props: Readonly<Record<string, string | number>>
  readonly children: readonly TreeNode[]
}
export type TreeNode = string | TreeElement

type Props = TreeElement['props']

function element(tag: Tag, props: Props, children: readonly TreeNode[] = []): TreeElement {
  return { tag, props, children }
}

function paragraphs(texts: readonly string[]): TreeNode[] {
  return texts.length === 1 ? [texts[0] ?? ''] : texts.map(text => element('p', {}, [text]))
}

const mostNarrowColumns = 3

/** Roles are given by hand: on a narrow screen rows are shown as blocks, and lose those they were born with. */
function tableTree({ caption, columns, rows }: Table): TreeElement {
  const head = columns.map(({ title }) => element('th', { scope: 'col', role: 'columnheader' }, [title]))
  const body = rows.map(row =>
    element(
      'tr',
      { role: 'row' },
      row.map((cell, index) =>
        element('td', { role: 'cell', 'data-label': columns[index]?.title ?? '' }, [
          element('div', { className: 'paper-cell' }, paragraphs(cell)),
        ]),
      ),
    ),
  )
  // Few columns have room on a phone; the rows of many are shown there as blocks.
  const className = columns.length > mostNarrowColumns ? 'paper-table wide' : 'paper-table'
  return element('table', { className, role: 'table' }, [
    element('caption', { className: 'paper-hidden' }, [caption]),
    element('thead', { role: 'rowgroup' }, [element('tr', { role: 'row' }, head)]),
    element('tbody', { role: 'rowgroup' }, body),
  ])
}

function factsTree({ entries }: Facts): TreeElement {
  return element(
    'dl',
    { className: 'paper-facts' },
    entries.map(({ term, values }) =>
      element('div', {}, [element('dt', {}, [term]), ...values.map(value => element('dd', {}, [value]))]),
    ),
  )
}

const chartWidth = 720

function axisTree(layout: FlowLayout): TreeElement[] {
  const { days, lanes, width, height, axisY, fontSize } = layout
  return [
    ...lanes.map(({ y, height: laneHeight }, index) =>
      element('rect', {
        className: index % 2 === 0 ? 'flow-lane' : 'flow-lane odd',
        x: 0,
        y,
        width,
        height: laneHeight,
      }),
    ),
    ...days.flatMap(({ x, label }) => [
      element('line', { className: 'flow-day', x1: x, y1: axisY, x2: x, y2: height }),
      element('text', { className: 'flow-day-label', x: x - 2, y: axisY - 8, fontSize, textAnchor: 'end' }, [
        label,
      ]),
    ]),
    ...lanes.flatMap(({ y, lines }) =>
      lines.map((line, index) =>
        element('text', { className: 'flow-lane-name', x: 8, y: y + 18 + index * fontSize * 1.4, fontSize }, [
          line,
        ]),
      ),
    ),
  ]
}

function arrowTree({ critical, points }: FlowLayout['arrows'][number]): TreeElement {
  const className = critical ? 'flow-arrow critical' : 'flow-arrow'
  const tip = points.at(-1) ?? { x: 0, y: 0 }
  const line = points.map(({ x, y }) => `${x},${y}`).join(' ')
  const head = `${tip.x - 4},${tip.y - 3} ${tip.x},${tip.y} ${tip.x - 4},${tip.y + 3}`
  return element('g', { className }, [
    element('polyline', { points: line }),
    element('polyline', { points: head }),
  ])
}

function taskTree(task: FlowLayout['tasks'][number], size: number): TreeElement {
  const { x, y, width, height, labelX, labelY, labelWidth } = task
  return element('g', { className: task.critical ? 'flow-task critical' : 'flow-task' }, [
    element('rect', {
      className: task.lane % 2 === 0 ? 'flow-lane' : 'flow-lane odd',
      x: labelX - 2,
      y: labelY - size,
      width: labelWidth + 4,
      height: size + 3,
    }),
    element('text', { x: labelX, y: labelY, fontSize: size }, [task.label]),
    element('rect', { className: 'flow-bar', x, y, width, height, rx: 3 }),
  ])
}

/** The picture with its title and description; the table beside it says the same. */
function flowTree(flow: Flow, index: number): TreeElement {
  const layout = layoutFlow(flow, chartWidth)
  const { width, height } = layout
  const id = `paper-flow-${index}`
  return element('figure', { className: 'paper-flow' }, [
    element('div', { className: 'paper-scroll', tabIndex: 0, role: 'group', 'aria-label': flow.title }, [
      element(
        'svg',
        {
          viewBox: `0 0 ${width} ${height}`,
          role: 'img',
          'aria-labelledby': `${id}-title ${id}-desc`,
        },
        [
          element('title', { id: `${id}-title` }, [flow.title]),
          element('desc', { id: `${id}-desc` }, [flow.description]),
          ...axisTree(layout),
          ...layout.arrows.map(arrowTree),
          ...layout.tasks.map(task => taskTree(task, layout.fontSize)),
        ],
      ),
    ]),
    element('figcaption', {}, [
      element('span', { className: 'flow-key critical' }, [flow.criticalLabel]),
      ' ',
      element('span', { className: 'flow-key' }, [flow.otherLabel]),
    ]),
  ])
}

function blockTree(block: Block, index: number): TreeElement {
  switch (block.kind) {
    case 'heading':
      return element(block.level === 2 ? 'h2' : 'h3', {}, [block.text])
    case 'paragraph':
      return element('p', block.soft ? { className: 'paper-soft' } : {}, [block.text])
    case 'list':
      return element(
        block.ordered ? 'ol' : 'ul',
        { className: 'paper-list' },
        block.entries.map(entry => element('li', {}, [entry])),
      )
    case 'table':
      return tableTree(block)
    case 'facts':
      return factsTree(block)
    case 'notice':
      return element('div', { className: 'paper-notice' }, [
        element('p', { className: 'paper-notice-title' }, [block.title]),
        ...block.texts.map(text => element('p', {}, [text])),
      ])
    case 'blanks':
      return element(
        'ul',
        { className: 'paper-blanks' },
        block.labels.map(label => element('li', {}, [label])),
      )
    case 'flow':
      return flowTree(block, index)
    case 'seal':
      return element('div', { className: 'paper-seal' }, [
        element('p', {}, [block.by]),
        element('p', { className: 'paper-soft' }, [block.place]),
        element('p', {}, [block.date]),
      ])
  }
}

/** The blocks, one element each, in their order. */
export function paperTree(blocks: readonly Block[]): TreeElement[] {
  return blocks.map(blockTree)
}
