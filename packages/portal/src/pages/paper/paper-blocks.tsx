import type { PaperOnWire } from '@yijianshi/contract/paper'
import { paperTree, type TreeNode } from '@yijianshi/core/paper/tree'
import { createElement, type ReactNode } from 'react'
import './paper.css'

function drawn(node: TreeNode, index: number): ReactNode {
  if (typeof node === 'string') return node
  return createElement(node.tag, { key: index, ...node.props }, ...node.children.map(drawn))
}

/** The blocks of a paper, as the PDF has them. */
export function PaperBlocks({ blocks }: { blocks: PaperOnWire['blocks'] }) {
  return <>{paperTree(blocks).map(drawn)}</>
}
