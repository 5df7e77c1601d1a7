import { Empty, Input } from 'antd'
import {
  type KeyboardEvent,
  type ReactElement,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTexts } from '../../texts/texts.ts'
import type { OutlineEntry } from '../bench/outline.ts'
import { keyOfEntry, type TreeNode, treeMove, treeOf, visibleNodes } from './tree-model.ts'
import type { Workspace, WorkspaceView } from './workspace.ts'

function Badges({ node }: { readonly node: TreeNode }): ReactElement {
  const { t } = useTexts()
  return (
    <>
      {node.isChanged ? <span className="tag tag-change-in-review">{t.studio.edit.changedBadge}</span> : null}
      {node.findings === 0 ? null : (
        <span className="tag tag-findings">{t.studio.edit.findingsBadge(node.findings)}</span>
      )}
    </>
  )
}

function useLabel(): (node: TreeNode) => string {
  const { t, say } = useTexts()
  return node => {
    if (node.entry === undefined || node.kind === 'policy') return t.studio.edit.kinds[node.kind]
    return node.entry.name === undefined ? node.entry.id : say(node.entry.name)
  }
}

function Row({
  node,
  isOpen,
  isChosen,
  isStop,
  onToggle,
  onChoose,
}: {
  readonly node: TreeNode
  readonly isOpen: boolean
  readonly isChosen: boolean
  readonly isStop: boolean
  readonly onToggle: () => void
  readonly onChoose: (entry: OutlineEntry) => void
}): ReactElement {
  const { t } = useTexts()
  const label = useLabel()(node)
  const hasChildren = node.children.length > 0
  return (
    <div
      role="treeitem"
      aria-level={node.level}
      aria-selected={isChosen}
      {...(hasChildren && { 'aria-expanded': isOpen })}
      tabIndex={isStop ? 0 : -1}
      data-key={node.key}
      className={`tree-row tree-level-${Math.min(node.level, 3)}`}
      onClick={() => (node.entry === undefined ? onToggle() : onChoose(node.entry))}
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        if (node.entry === undefined) onToggle()
        else onChoose(node.entry)
      }}
    >
      {hasChildren ? (
        <span
          aria-hidden="true"
          className="tree-twist"
          onClick={event => {
            event.stopPropagation()
            onToggle()
          }}
        >
          {isOpen ? '▾' : '▸'}
        </span>
      ) : (
        <span aria-hidden="true" className="tree-twist" />
      )}
      <span className="tree-label">
        {label}
        {node.entry === undefined ? (
          <span className="quiet"> {node.children.length + node.hidden}</span>
        ) : null}
      </span>
      <Badges node={node} />
      {node.hidden > 0 && isOpen ? (
        <span className="hint tree-note">{t.studio.edit.moreEntries(node.hidden)}</span>
      ) : null}
    </div>
  )
}

function useFound(workspace: Workspace, edition: number, query: string) {
  const [found, setFound] = useState<readonly OutlineEntry[]>()
  useEffect(() => {
    let isCurrent = true
    if (query.trim() === '') {
      setFound(undefined)
      return
    }
    // An edit may make something else be found.
    void edition
    workspace.search(query).then(entries => {
      if (isCurrent) setFound(entries)
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, edition, query])
  return found
}

/** What is in the catalogue: to walk through with the arrow keys, and to search. */
export function Tree({
  workspace,
  view,
  chosen,
  onChoose,
}: {
  readonly workspace: Workspace
  readonly view: WorkspaceView
  readonly chosen: string | undefined
  readonly onChoose: (entry: OutlineEntry) => void
}): ReactElement {
  const { t } = useTexts()
  const { edit } = t.studio
  const [query, setQuery] = useState('')
  const found = useFound(workspace, view.edition, useDeferredValue(query))
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(['matters']))
  const [stop, setStop] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const { outline, checked } = view
  const tree = useMemo(() => {
    const keys = found && new Set(found.map(keyOfEntry))
    const shown = keys === undefined ? outline : outline.filter(entry => keys.has(keyOfEntry(entry)))
    return treeOf(shown, checked?.findings ?? [])
  }, [outline, checked, found])
  const isOpen = (key: string) => opened.has(key) || (found !== undefined && !key.includes('#'))
  const visible = visibleNodes(tree, isOpen)
  const stopKey = visible.some(({ key }) => key === stop) ? stop : visible[0]?.key
  const toggle = (key: string, isNowOpen: boolean) => {
    const others = [...opened].filter(each => each !== key)
    setOpened(new Set(isNowOpen ? [...others, key] : others))
  }
  const press = (event: KeyboardEvent) => {
    const at = event.target instanceof HTMLElement ? event.target.dataset.key : undefined
    const move = at === undefined ? undefined : treeMove(visible, at, event.key)
    if (move === undefined) return
    event.preventDefault()
    if (move.kind !== 'focus') return toggle(move.key, move.kind === 'open')
    setStop(move.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(move.key)}"]`)?.focus()
  }
  return (
    <nav aria-label={edit.tree} className="studio-tree">
      <Input
        type="search"
        maxLength={100}
        aria-label={edit.search}
        placeholder={edit.searchHint}
        value={query}
        onChange={event => setQuery(event.target.value)}
      />
      <p role="status" className="hint">
        {found === undefined ? '' : found.length === 0 ? edit.nothingFound : edit.found(found.length)}
      </p>
      {visible.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={edit.nothingFound} />
      ) : (
        <div role="tree" aria-label={edit.tree} ref={list} className="tree" onKeyDown={press}>
          {visible.map(node => (
            <Row
              key={node.key}
              node={node}
              isOpen={isOpen(node.key)}
              isChosen={node.entry !== undefined && keyOfEntry(node.entry) === chosen}
              isStop={node.key === stopKey}
              onToggle={() => toggle(node.key, !isOpen(node.key))}
              onChoose={entry => {
                setStop(node.key)
                if (node.children.length > 0 && !isOpen(node.key)) toggle(node.key, true)
                onChoose(entry)
              }}
            />
          ))}
        </div>
      )}
    </nav>
  )
}
