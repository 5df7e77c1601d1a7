/** The tree of the workspace: kinds of entities, matters with their items, what is changed and what has findings. */
import type { SaidFinding } from '../bench/bench.ts'
import type { OutlineEntry } from '../bench/outline.ts'
import type { EntityKind } from '../bench/shape.ts'

export type TreeNode = {
  readonly key: string
  /** From 1. */
  readonly level: number
  readonly kind: EntityKind
  /** Absent for the node of a kind. */
  readonly entry?: OutlineEntry
  readonly children: readonly TreeNode[]
  /** Entries that are not shown: there are too many. */
  readonly hidden: number
  readonly isChanged: boolean
  readonly findings: number
}

export const treeKinds: readonly EntityKind[] = [
  'matters',
  'items',
  'materials',
  'questions',
  'licences',
  'elements',
  'authorities',
  'sites',
  'regions',
  'lifeStages',
  'preconditions',
  'variants',
  'resources',
  'policy',
]

const mostShown = 300

export const keyOfEntry = ({ path, index }: OutlineEntry): string => `${path}#${index ?? ''}`

/** The entity in which a finding stands; undefined for one about a file as a whole. */
export function entryOfFinding(
  outline: readonly OutlineEntry[],
  { file, path }: Pick<SaidFinding, 'file' | 'path'>,
): OutlineEntry | undefined {
  const inFile = outline.filter(entry => entry.path === file)
  const [, index] = /^\w+\[(\d+)\]/.exec(path) ?? []
  return inFile.find(entry => entry.index === undefined || String(entry.index) === index)
}

function countByEntry(outline: readonly OutlineEntry[], findings: readonly SaidFinding[]) {
  const byFile = Map.groupBy(outline, ({ path }) => path)
  const counts = new Map<string, number>()
  for (const finding of findings) {
    const entry = entryOfFinding(byFile.get(finding.file) ?? [], finding)
    if (entry === undefined) continue
    const key = keyOfEntry(entry)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

export function treeOf(
  outline: readonly OutlineEntry[],
  findings: readonly SaidFinding[],
): readonly TreeNode[] {
  const counts = countByEntry(outline, findings)
  const items = new Map(outline.filter(({ kind }) => kind === 'items').map(entry => [entry.id, entry]))
  const nodeOf = (entry: OutlineEntry, level: number, within: string): TreeNode => {
    const key = `${within}${keyOfEntry(entry)}`
    return {
      key,
      level,
      kind: entry.kind,
      entry,
      children: (entry.items ?? []).flatMap(id => {
        const item = items.get(id)
        return item === undefined ? [] : [nodeOf(item, level + 1, `${key}>`)]
      }),
      hidden: 0,
      isChanged: entry.isChanged === true,
      findings: counts.get(keyOfEntry(entry)) ?? 0,
    }
  }
  const byKind = Map.groupBy(outline, ({ kind }) => kind)
  return treeKinds.flatMap(kind => {
    const entries = byKind.get(kind) ?? []
    if (entries.length === 0) return []
    const nodes = entries.slice(0, mostShown).map(entry => nodeOf(entry, 2, ''))
    return [
      {
        key: kind,
        level: 1,
        kind,
        children: nodes,
        hidden: entries.length - nodes.length,
        isChanged: entries.some(entry => entry.isChanged === true),
        findings: entries.reduce((sum, entry) => sum + (counts.get(keyOfEntry(entry)) ?? 0), 0),
      },
    ]
  })
}

/** The nodes that show, from top to bottom. */
export function visibleNodes(
  nodes: readonly TreeNode[],
  isOpen: (key: string) => boolean,
): readonly TreeNode[] {
  return nodes.flatMap(node => [node, ...(isOpen(node.key) ? visibleNodes(node.children, isOpen) : [])])
}

export type TreeMove =
  | { readonly kind: 'focus'; readonly key: string }
  | { readonly kind: 'open' | 'close'; readonly key: string }

/** What an arrow key does in a tree (WAI-ARIA). */
export function treeMove(visible: readonly TreeNode[], at: string, pressed: string): TreeMove | undefined {
  const position = visible.findIndex(({ key }) => key === at)
  const node = visible[position]
  if (node === undefined) return undefined
  const next = visible[position + 1]
  const isOpen = next !== undefined && next.level > node.level
  const focus = (target: TreeNode | undefined): TreeMove | undefined =>
    target && { kind: 'focus', key: target.key }
  switch (pressed) {
    case 'ArrowDown':
      return focus(next)
    case 'ArrowUp':
      return focus(visible[position - 1])
    case 'Home':
      return focus(visible[0])
    case 'End':
      return focus(visible.at(-1))
    case 'ArrowRight':
      if (node.children.length === 0) return undefined
      return isOpen ? focus(next) : { kind: 'open', key: node.key }
    case 'ArrowLeft':
      if (isOpen) return { kind: 'close', key: node.key }
      return focus(visible.slice(0, position).findLast(({ level }) => level < node.level))
    default:
      return undefined
  }
}
